"""A real Celery worker as a process group of its own: for drills and tests that kill it."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection


def database_url() -> str:
    """The database that this process is connected to, as the web role reaches it."""
    web, name = settings.WEB_DATABASE, connection.settings_dict["NAME"]
    host = quote(web["HOST"] or "", safe="")
    return f"postgres://{quote(web['USER'])}:{quote(web['PASSWORD'])}@{host}:{web['PORT'] or 5432}/{name}"


PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def _die_with_parent() -> None:
    """In a child before exec: Linux ends it when its parent dies, so that a drill that is killed leaves no worker."""
    if _libc:
        _libc.prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM), 0, 0, 0)


class Worker:
    """`celery worker` on this process's database and queue. `include`: modules that it loads besides the rooms' own."""

    def __init__(self, *include: str, concurrency: int = 2):
        from celery import current_app

        environment = {
            **os.environ,
            "DATABASE_WEB_URL": database_url(),
            "DATABASE_ROLE": "web",
            "QUEUE": current_app.conf.task_default_queue,
        }
        command = [
            sys.executable,
            "-m",
            "celery",
            "-A",
            "intermediary.worker",
            "worker",
            f"--concurrency={concurrency}",
        ]
        quiet = ["--without-gossip", "--without-mingle", "--loglevel=ERROR"]
        loaded = ["-I", ",".join(include)] if include else []
        self.process = subprocess.Popen(  # noqa: S603  our own interpreter, our own arguments
            [*command, *quiet, *loaded],
            env=environment,
            start_new_session=True,
            cwd=settings.BASE_DIR,
            preexec_fn=_die_with_parent,
        )

    def kill(self) -> None:
        """The whole group at once, as a machine that loses its power."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def kill_child(self, choose=min) -> bool:
        """One of the processes that do the work, as the kernel does when memory runs out. False where there is none."""
        children = self.children()
        if not children:
            return False
        with contextlib.suppress(ProcessLookupError):
            os.kill(choose(children), signal.SIGKILL)
        return True

    def children(self) -> list[int]:
        pid = self.process.pid
        try:
            return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
        except OSError:
            return []
