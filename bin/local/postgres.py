"""A PostgreSQL server of our own: started and stopped by the keeper."""

import os
import signal
import subprocess
import time
from pathlib import Path

from local import account, cluster, environment, ports, processes
from local.cluster import Cluster
from local.home import Home
from local.messages import Trouble

SETTINGS = {
    "listen_addresses": ports.ADDRESS,
    "unix_socket_directories": "",  # paths of sockets are limited to about 100 characters; 127.0.0.1 is not
    "max_connections": "100",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}  # test data only


class Postgres:
    """The server of one home. `port` is known before it starts, and kept from one start to the next."""

    name = "postgres"

    def __init__(self, home: Home, port: int):
        self.home = home
        self.port = port
        self.child: subprocess.Popen | None = None
        self.account = account.choose()
        self.folder = self.account.folder(home.folder / "postgres")
        self.binaries = self.account.binaries(cluster.binaries(home), self.folder)
        self.cluster = Cluster(home, self.account, self.folder, self.binaries)
        self.data = self.cluster.data

    def start(self) -> None:
        """Bring it up, however the last one ended; Trouble when 30 seconds are not enough."""
        self.cluster.make()
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            self._clear_stale_pid_file()
            self.port = ports.any_free(self.port)
            with open(self.home.logs / "postgres.log", "a") as log:
                self.child = processes.start(self._command(), become=self.account.become, log=log)
            while self.child.poll() is None and time.monotonic() < deadline:
                if self._ready():
                    self.cluster.make_owner(self.port)
                    return
                time.sleep(0.05)
            time.sleep(0.5)  # it gave up: processes of a killed server may need a moment to leave
        raise Trouble(f"PostgreSQL did not start within 30 s; see {self.home.logs / 'postgres.log'}")

    def alive(self) -> bool:
        return self.child is not None and self.child.poll() is None

    def stop(self) -> None:
        """Fast shutdown; after 2.5 s an immediate one, from which the next start recovers."""
        for number, patience in ((signal.SIGINT, 2.5), (signal.SIGQUIT, 0.7), (signal.SIGKILL, 1)):
            if not self.alive():
                break
            self.child.send_signal(number)
            try:
                self.child.wait(patience)
            except subprocess.TimeoutExpired:
                continue
        self.child = None

    def url(self) -> str:
        """The owner's address: for migrations and commands."""
        password = environment.secrets(self.home)["OWNER_PASSWORD"]
        return f"postgres://{cluster.OWNER}:{password}@{ports.ADDRESS}:{self.port}/{cluster.DATABASE}"

    def _command(self) -> list[str]:
        settings = {**SETTINGS, "port": str(self.port), **({} if self.home.durable else CARELESS)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return [str(self.binaries / "postgres"), "-D", str(self.data), *options]

    def _read(self, name: str) -> str:
        path = self.data / name
        return path.read_text() if path.exists() else ""

    def _clear_stale_pid_file(self) -> None:
        """End a server that a killed keeper left; remove the file of one that is gone, a zombie or not ours."""
        first = self._read("postmaster.pid").split("\n", 1)[0]
        pid = abs(int(first)) if first.lstrip("-").isdigit() else 0
        if pid and processes.lives(pid) and self._is_ours(pid):
            os.kill(pid, signal.SIGINT)
            for _ in range(100):
                if not processes.lives(pid):
                    return
                time.sleep(0.05)
            os.kill(pid, signal.SIGQUIT)
        else:
            (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _is_ours(self, pid: int) -> bool:
        try:
            return str(self.data).encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return not Path("/proc/self").exists()  # without /proc take the file's word

    def _ready(self) -> bool:
        asked = [self.binaries / "pg_isready", "-q", "-h", ports.ADDRESS, "-p", str(self.port), "-t", "2"]
        return ports.answers(self.port) and subprocess.run(asked).returncode == 0
