"""Chooses the command, and turns trouble into one clear message and an exit status."""

import importlib
import signal
import sys

from local.messages import Stopped, Trouble

COMMANDS = {"run": "running", "manage": "managing", "test": "testing", "pin": "pins", "keeper": "keeper"}


def stop(number: int, _frame: object) -> None:
    # Said once: a second signal while we clean up must not interrupt the cleaning.
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    raise Stopped(number)


def main(arguments: list[str]) -> int:
    """Run one command; its exit status. 1 after trouble that we explain, 128 + n after signal n."""
    name, *rest = arguments
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    try:
        return importlib.import_module(f"local.{COMMANDS[name]}").main(rest)
    except Trouble as trouble:
        print(f"bin/{name}: {trouble}", file=sys.stderr)
        return 1
    except Stopped as stopped:
        return 128 + stopped.number
