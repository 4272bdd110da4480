"""The PostgreSQL role of web and worker: made and granted after every migration, owner of nothing."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from psycopg import sql


def prepare_web_role(**kwargs) -> None:
    """Create the role where it is ours to create, and grant it rows but no tables. Safe to repeat.

    Raises CommandError, with what to do, where the owner may not create roles and no DATABASE_WEB_URL is given.
    """
    call_command("createcachetable", verbosity=0)
    role = sql.Identifier(settings.WEB_DATABASE["USER"])
    if settings.WEB_DATABASE["USER"] == connection.settings_dict["USER"]:
        return  # one account for everything: only where somebody chose so by DATABASE_WEB_URL
    with transaction.atomic(), connection.cursor() as cursor:
        if not settings.WEB_DATABASE_GIVEN:
            _create(cursor, role)
        for statement in GRANTS:
            cursor.execute(sql.SQL(statement).format(role=role))


GRANTS = (
    "grant usage on schema public to {role}",
    "grant select, insert, update, delete on all tables in schema public to {role}",
    "grant usage, select on all sequences in schema public to {role}",
    # The trail: events may be opened and read; changes are written by a trigger alone.
    "revoke update, delete on audit_event, audit_change from {role}",
    "revoke insert on audit_change from {role}",
    "revoke insert, update, delete on django_migrations from {role}",
)


def _create(cursor, role: sql.Identifier) -> None:
    cursor.execute("select 1 from pg_roles where rolname = %s", [settings.WEB_DATABASE["USER"]])
    verb = "alter" if cursor.fetchone() else "create"
    secret = sql.Literal(settings.WEB_DATABASE["PASSWORD"])
    try:
        with transaction.atomic():
            cursor.execute(
                sql.SQL("{verb} role {role} login password {secret}").format(
                    verb=sql.SQL(verb), role=role, secret=secret
                )
            )
    except ProgrammingError as error:
        raise CommandError(
            "The database owner may not create the role that web and worker connect as. Either give it CREATEROLE, "
            "or create a role without ownership yourself and name it in DATABASE_WEB_URL."
        ) from error
