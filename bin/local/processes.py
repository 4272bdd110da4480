"""Children that do not outlive us, and how to end them."""

import contextlib
import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def die_with_parent(number: int = signal.SIGKILL) -> None:
    """In a child before exec: ask Linux for this signal when the parent dies. Elsewhere the keeper sweeps."""
    if _libc:
        _libc.prctl(PR_SET_PDEATHSIG, int(number), 0, 0, 0)


def start(
    command: list[str], *, become: Callable[[], None] | None = None, record: Path | None = None, log=None, **options
) -> subprocess.Popen:
    """Start a child in a session of its own that dies with us.

    `become` changes who it runs as; `record` is a file that names it, written by the child itself before exec, so that
    no moment exists in which it runs unrecorded.
    """

    def prepare() -> None:
        if record:
            write_record(record)
        if become:
            become()
        die_with_parent(signal.SIGTERM)  # last: the kernel forgets it when the user changes

    return subprocess.Popen(
        command, preexec_fn=prepare, start_new_session=True, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **options
    )


def write_record(path: Path) -> None:
    path.write_text(json.dumps({"pid": os.getpid(), "started": started_at(os.getpid())}))


def read_record(path: Path) -> tuple[int, str]:
    try:
        record = json.loads(path.read_text())
        return record["pid"], record["started"]
    except (OSError, ValueError, KeyError):
        return 0, ""


def _fields(pid: int) -> list[str]:
    """Fields of /proc/PID/stat from the state on; empty when there is no such process or no /proc."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def started_at(pid: int) -> str:
    """When a process started, in clock ticks since boot; with its number it names one for good. Empty if unknown."""
    fields = _fields(pid)
    return fields[19] if fields else ""


def lives(pid: int) -> bool:
    """Whether the process runs; a zombie does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return _fields(pid)[:1] != ["Z"]


def group_lives(group: int) -> bool:
    """Whether anything but zombies is left of a process group."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    if not Path("/proc/self/stat").exists():
        return True
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            fields = _fields(int(entry))
            if fields and fields[2] == str(group) and fields[0] != "Z":
                return True
    return False


def signal_group(group: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, number)


def end_groups(groups: Iterable[int], patience: float = 1.5, reap: Callable[[], object] = lambda: None) -> None:
    """TERM to all groups, `patience` seconds to leave, then KILL. `reap` is called while waiting."""
    left = [group for group in groups if group > 1]
    for group in left:
        signal_group(group, signal.SIGTERM)
    deadline = time.monotonic() + patience
    while left:
        reap()
        left = [group for group in left if group_lives(group)]
        if time.monotonic() > deadline:
            for group in left:
                signal_group(group, signal.SIGKILL)
            break
        time.sleep(0.05)
    reap()
