"""Short lines for the person who waits, and the two ways a command can end early."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Trouble(Exception):
    """Something the reader can mend; the text says what happened and what to do."""


class Stopped(BaseException):
    """A signal asked us to stop. Not an Exception, so that no retry swallows it."""

    def __init__(self, number: int):
        super().__init__(number)
        self.number = number


stream = sys.stderr  # bin/manage leaves stdout to the command; bin/run speaks on stdout


def speak_on(target) -> None:
    """Send progress lines to this stream from now on."""
    global stream
    stream = target


def say(line: str = "", end: str = "\n") -> None:
    """One line, at once. When nobody reads any more (`bin/run | head`) we go on, silently."""
    try:
        print(line, end=end, file=stream, flush=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def progress(what: str) -> Iterator[None]:
    """Say `what…`, do it, and add how many seconds it took."""
    say(f"{what}…", end="")
    started = time.monotonic()
    try:
        yield
    except BaseException:
        say()
        raise
    say(f" {time.monotonic() - started:.0f} s")
