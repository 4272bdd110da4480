"""The real server on the benchmark's database: gunicorn as in production, connected as the role that owns nothing."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from django.conf import settings
from django.db import connection

WORKERS, THREADS = 2, 4


class Server(NamedTuple):
    port: int
    pid: int

    def cpu(self) -> float:
        """Seconds of processor that its workers have used: what a page costs, however busy the machine is."""
        ticks = 0
        for path in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):  # it ended meanwhile
                fields = path.read_text().rpartition(")")[2].split()
                ticks += int(fields[11]) + int(fields[12]) if fields[1] == str(self.pid) else 0
        return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def server() -> Iterator[Server]:
    """A server on the database that the command works in. It ends with the block."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "intermediary.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--worker-class", "gthread", "--workers", str(WORKERS), "--threads", str(THREADS)]
    command += ["--keep-alive", "30", "--no-control-socket", "--log-level", "warning"]
    running = subprocess.Popen(command, cwd=settings.BASE_DIR, env=_environment())  # noqa: S603 our own command
    try:
        _wait(running, port)
        yield Server(port, running.pid)
    finally:
        running.terminate()
        running.wait()


def _environment() -> dict[str, str]:
    web = {**settings.WEB_DATABASE, "NAME": connection.settings_dict["NAME"]}
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "intermediary.dashboards.bench.site",
        "DATABASE_ROLE": "web",
        "DATABASE_POOL": "true",
        "DATABASE_WEB_URL": _url(web),
        "DEMO": "false",
        "SITE_URL": "http://127.0.0.1",
    }


def _url(database: dict) -> str:
    """A database as an address. A socket's folder, having slashes, is given as a parameter."""
    user, password, host = (quote(str(database.get(name) or ""), safe="") for name in ("USER", "PASSWORD", "HOST"))
    port = f":{database['PORT']}" if database.get("PORT") else ""
    return f"postgresql://{user}:{password}@{host}{port}/{quote(database['NAME'], safe='')}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(running: subprocess.Popen, port: int, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and running.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("The benchmark's server does not answer")
