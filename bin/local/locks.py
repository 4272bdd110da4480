"""Locks on files. The kernel drops them with the process, however it dies: that is what the whole launcher rests on."""

import fcntl
import os
import time
from pathlib import Path

from local.messages import say


class Lock:
    """One lock file. Many may share it (`share`), or one may have it alone (`take`)."""

    def __init__(self, path: Path):
        self.path = path
        self.descriptor: int | None = None

    def _lock(self, kind: int) -> bool:
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, kind)
        except BlockingIOError:
            os.close(descriptor)
            return False
        self.descriptor = descriptor
        return True

    def share(self) -> None:
        """Hold it together with others; waits while somebody has it alone."""
        self._lock(fcntl.LOCK_SH)

    def take(self) -> bool:
        """Hold it alone; False when anybody else holds it."""
        return self._lock(fcntl.LOCK_EX | fcntl.LOCK_NB)

    def wait(self, why: str) -> None:
        """Hold it alone, waiting as long as it takes; after a second say `why`, once."""
        started, said = time.monotonic(), False
        while not self.take():
            if not said and time.monotonic() - started > 1:
                say(why)
                said = True
            time.sleep(0.1)

    def free(self) -> bool:
        """Whether nobody holds it now."""
        if self.take():
            self.release()
            return True
        return False

    def alone(self) -> bool:
        """Whether nobody shares it with us; only to be asked before letting go."""
        try:
            fcntl.flock(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, TypeError):
            return False
        return True

    def release(self) -> None:
        if self.descriptor is not None:
            os.close(self.descriptor)
            self.descriptor = None

    def write(self, text: str) -> None:
        """Leave a note for whoever finds the lock taken."""
        os.ftruncate(self.descriptor, 0)
        os.pwrite(self.descriptor, text.encode(), 0)

    def read(self) -> str:
        return self.path.read_text() if self.path.exists() else ""

    def __enter__(self) -> "Lock":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.release()
