"""Where things are: the clone, and the folder in which one set of local servers lives."""

import os
from dataclasses import dataclass
from pathlib import Path

from local.messages import Trouble

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = Path(os.environ.get("INTERMEDIARY_VENV") or ROOT / ".venv")


@dataclass(frozen=True)
class Home:
    """One set of servers with its data, secrets and logs: `.local` for bin/run, `.local/test` for bin/test."""

    folder: Path
    durable: bool = True  # False gives up safety against a power cut for speed: test data only
    postgres_bin: str = ""  # a folder with initdb and postgres, instead of the wheel's

    def open(self) -> "Home":
        """Make the folder, for its owner alone; Trouble when it belongs to somebody else."""
        try:
            for folder in (self.folder.parent, self.folder):
                folder.mkdir(mode=0o700, exist_ok=True)
            for folder in (self.logs, self.programs, self.locks, self.mail):
                folder.mkdir(exist_ok=True)
            if self.folder.stat().st_uid not in (os.geteuid(), 0) or not os.access(self.folder, os.W_OK):
                raise PermissionError
        except PermissionError:
            raise Trouble(
                f"cannot write in {self.folder}: it belongs to another user. Run this as that user, "
                "or make a clone of your own."
            ) from None
        return self

    @property
    def logs(self) -> Path:
        return self.folder / "log"

    @property
    def programs(self) -> Path:
        """One file per web, worker and beat that runs: its process and when it started."""
        return self.folder / "programs"

    @property
    def locks(self) -> Path:
        return self.folder / "locks"

    @property
    def state(self) -> Path:
        """What the keeper says of the servers: JSON."""
        return self.folder / "servers.json"

    @property
    def secrets(self) -> Path:
        return self.folder / "secrets.json"

    @property
    def mail(self) -> Path:
        return self.folder / "mail"


def local() -> Home:
    """The home of bin/run and bin/manage."""
    return Home(ROOT / ".local", postgres_bin=os.environ.get("POSTGRES_BIN", "")).open()
