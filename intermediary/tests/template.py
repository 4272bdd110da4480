"""The migrated test database is kept as a template: until a migration changes, the next run begins with a copy of it.

Django still migrates the copy, which has nothing to do then, and grants the web role its rights anew.
"""

import hashlib
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

FILES = ("migrations/*.py", "operations.py", "records.py")  # migrations, and what they import


def stamp() -> str:
    """A mark of everything that a migrated database depends on: our migrations, and by the pins those of others."""
    mark = hashlib.sha256((settings.BASE_DIR / "requirements.txt").read_bytes())
    for app in apps.get_app_configs():
        folder = Path(app.path)
        if settings.BASE_DIR in folder.parents and ".venv" not in folder.parts:
            for path in sorted(path for files in FILES for path in folder.glob(files)):
                mark.update(f"{app.label}/{path.name}".encode() + path.read_bytes())
    return mark.hexdigest()


def name() -> str:
    return f"template_{settings.OWNER_DATABASE['NAME']}"


def known() -> bool:
    """Whether the template is there, whole, and of these migrations."""
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute("select shobj_description(oid, 'pg_database') from pg_database where datname = %s", [name()])
        found = cursor.fetchone()
    return found is not None and found[0] == stamp()


def keep() -> None:
    """Make the template of the test database, which nobody else may be connected to."""
    quote, tested = connection.ops.quote_name, connection.settings_dict["NAME"]
    connection.close()
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(f"drop database if exists {quote(name())}")
        cursor.execute(f"create database {quote(name())} template {quote(tested)}")
        cursor.execute(f"comment on database {quote(name())} is '{stamp()}'")  # last: without it, it is not taken
