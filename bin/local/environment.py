"""What the programs are told: secrets, addresses of servers, where mail goes. All of it can be set from outside."""

import base64
import contextlib
import json
import os
import secrets as randomness

from local.home import ROOT, VENV, Home

NAMES = ("SECRET_KEY", "FIELD_KEYS", "POSTGRES_PASSWORD", "OWNER_PASSWORD", "VALKEY_PASSWORD")


def read_dotenv() -> None:
    """Take what `.env` at the top of the clone says, unless the environment says otherwise (as the settings do)."""
    path = ROOT / ".env"
    for line in path.read_text().splitlines() if path.exists() else ():
        name, equals, value = line.strip().removeprefix("export ").partition("=")
        if equals and not name.startswith("#"):
            os.environ.setdefault(name.strip(), value.strip().strip("'\""))


def secrets(home: Home) -> dict[str, str]:
    """The generated secrets of this clone, made once; readable by their owner alone."""
    if not home.secrets.exists():
        made = {name: randomness.token_urlsafe(32) for name in NAMES}
        made["SECRET_KEY"] = randomness.token_urlsafe(50)
        made["FIELD_KEYS"] = base64.b64encode(randomness.token_bytes(32)).decode()
        draft = home.secrets.with_suffix(f".{os.getpid()}")
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(made, file, indent=1)
        with contextlib.suppress(FileExistsError):
            os.link(draft, home.secrets)  # the first one to come wins, whole
        draft.unlink()
    return json.loads(home.secrets.read_text())


def for_django(home: Home, addresses: dict[str, str], *, path_end: str = "") -> dict[str, str]:
    """The environment of a management command: what is set outside wins, the rest is local."""
    known = secrets(home)
    environment = {
        "SECRET_KEY": known["SECRET_KEY"],
        "FIELD_KEYS": known["FIELD_KEYS"],
        "DJANGO_SETTINGS_MODULE": "intermediary.settings",
        **({} if "EMAIL_URL" in os.environ else {"EMAIL_URL": "filemail://", "EMAIL_FILE_PATH": str(home.mail)}),
        **os.environ,
        **addresses,
        "PYTHONUNBUFFERED": "1",
        "VIRTUAL_ENV": str(VENV),
    }
    environment["PATH"] = os.pathsep.join(
        part for part in (str(VENV / "bin"), os.environ.get("PATH", os.defpath), path_end) if part
    )
    return environment
