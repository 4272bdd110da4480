"""The programs of bin/run: what they are, and one of them kept alive."""

import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from local import ports, processes
from local.home import ROOT, Home
from local.installation import PYTHON
from local.messages import say

LONGEST_PAUSE = 30  # seconds between two attempts to start what does not stay up


@dataclass
class Program:
    """Web, worker or beat: started in a group of its own, started again when it ends by itself."""

    name: str
    command: list[str]
    home: Home
    environment: dict[str, str]
    child: subprocess.Popen | None = None
    pause: float = 1
    due: float = 0
    failures: int = 0
    started: float = field(default=0, repr=False)

    @property
    def log(self) -> Path:
        return self.home.logs / f"{self.name}.log"

    def start(self) -> None:
        with open(self.log, "a") as log:
            self.child = processes.start(
                self.command, record=self.home.programs / self.name, log=log, cwd=ROOT, env=self.environment
            )
        self.started = time.monotonic()

    def look_after(self) -> None:
        """Start it again when it ended, later each time; say so. The pause is short again after a minute of life."""
        now = time.monotonic()
        if self.child is None:
            if now >= self.due:
                self.start()
        elif (status := self.child.poll()) is not None:
            if now - self.started > 60:
                self.pause, self.failures = 1, 0
            # What it forked may still be there; nothing of the old one may take the new one's place.
            processes.end_groups([self.child.pid], patience=1)
            self.failures += 1
            self.child, self.due = None, now + self.pause
            how = f"exit status {status}" if status >= 0 else f"signal {-status}"
            say(f"The {self.name} stopped ({how}); starting it again in {self.pause:.0f} s. Its log: {self.log}")
            self.pause = min(self.pause * 2, LONGEST_PAUSE)

    def last_lines(self, count: int = 12) -> str:
        return "\n".join("    " + line for line in self.log.read_text(errors="replace").splitlines()[-count:])


def all_of(home: Home, port: int, environment: dict[str, str]) -> list[Program]:
    """Web, worker and beat, connected as the role that owns nothing; only the web keeps a pool of connections."""
    environment = {**environment, "DATABASE_ROLE": "web"}
    web = [PYTHON, "-m", "gunicorn", "intermediary.wsgi", "--bind", f"{ports.ADDRESS}:{port}", "--no-control-socket"]
    web += ["--worker-class", "gthread", "--workers", "2", "--threads", "4", "--graceful-timeout", "1"]
    celery = [PYTHON, "-m", "celery", "-A", "intermediary.worker"]
    worker = [*celery, "worker", "--concurrency", "2", "--without-gossip", "--without-mingle", "--loglevel", "INFO"]
    beat = [*celery, "beat", "--schedule", home.folder / "beat-schedule", "--pidfile", "", "--loglevel", "INFO"]
    pooled = {**environment, "DATABASE_POOL": environment.get("DATABASE_POOL", "true")}
    unpooled = {**environment, "DATABASE_POOL": "false"}
    for name in ("web", "worker", "beat"):
        roll(home.logs / f"{name}.log")
    return [
        Program("web", [str(part) for part in web], home, pooled),
        Program("worker", [str(part) for part in worker], home, unpooled),
        Program("beat", [str(part) for part in beat], home, unpooled),
    ]


def roll(log: Path, limit: int = 10_000_000) -> None:
    """Keep one older log beside the current one, so that logs do not grow without end."""
    if log.exists() and log.stat().st_size > limit:
        log.replace(log.with_suffix(".log.1"))
