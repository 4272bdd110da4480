"""Migrations: run when the code, the secrets or the database are not those of the last run."""

import hashlib

from local import quietly
from local.home import ROOT, Home
from local.locks import Lock
from local.messages import progress
from local.servers import Servers

SKIPPED = {"tests", "bin", "__pycache__"}


def fingerprint(identity: str, environment: dict[str, str]) -> str:
    """A mark of everything that `migrate` depends on: the code, the pins, the secret of the web role, the database."""
    mark = hashlib.sha256()
    for path in sorted(ROOT.glob("*/**/*.py")):
        inside = path.relative_to(ROOT).parts
        if not inside[0].startswith(".") and not SKIPPED.intersection(inside):
            mark.update(str(inside).encode() + path.read_bytes())
    mark.update((ROOT / "requirements.txt").read_bytes())
    for part in (identity, environment["SECRET_KEY"], environment.get("DATABASE_WEB_URL", "")):
        mark.update(part.encode() + b"\0")
    return mark.hexdigest()


def migrate(home: Home, servers: Servers, environment: dict[str, str]) -> None:
    """Bring the database up to the code; nothing when it is known to be."""
    note = home.folder / "migrated"
    with Lock(home.locks / "migrate") as lock:
        lock.wait("Another command is migrating; waiting for it…")
        known = fingerprint(servers.look()["identity"], environment)
        if note.exists() and note.read_text() == known:
            return
        with progress("Migrating the database"):
            quietly.manage(home, environment, "migrate", "--no-input")
        note.write_text(fingerprint(servers.look()["identity"], environment))
