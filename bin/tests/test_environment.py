"""Secrets and what the programs are told."""

import base64
import stat

from local import environment
from local.home import Home


def test_secrets_are_made_once_and_for_their_owner_alone(tmp_path):
    home = Home(tmp_path / "home").open()
    made = environment.secrets(home)
    assert environment.secrets(home) == made
    assert stat.S_IMODE(home.secrets.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700
    assert len(base64.b64decode(made["FIELD_KEYS"])) == 32
    assert len(made["SECRET_KEY"]) >= 50


def test_what_is_set_outside_wins_but_the_servers_are_ours(tmp_path, monkeypatch):
    home = Home(tmp_path / "home").open()
    monkeypatch.setenv("SECRET_KEY", "mine")
    for name in ("EMAIL_URL", "EMAIL_FILE_PATH"):
        monkeypatch.delenv(name, raising=False)
    told = environment.for_django(home, {"REDIS_URL": "redis://here"})
    assert told["SECRET_KEY"] == "mine"
    assert told["REDIS_URL"] == "redis://here"
    assert told["EMAIL_FILE_PATH"] == str(home.mail)


def test_a_dotenv_file_is_read_as_the_settings_read_it(tmp_path, monkeypatch):
    (tmp_path / ".env").write_text("# a comment\nexport REDIS_URL='redis://there'\nDATABASE_URL=postgres://file\n")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.delenv("REDIS_URL", raising=False)
    monkeypatch.setenv("DATABASE_URL", "postgres://environment")
    environment.read_dotenv()
    assert environment.os.environ["REDIS_URL"] == "redis://there"
    assert environment.os.environ["DATABASE_URL"] == "postgres://environment"
    environment.os.environ.pop("REDIS_URL")
