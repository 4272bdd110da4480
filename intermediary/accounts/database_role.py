"""The PostgreSQL roles of web and worker, and of funders' requests: made and granted after every migration, owners of
nothing."""

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
    role, funder = sql.Identifier(settings.WEB_DATABASE["USER"]), sql.Identifier(settings.FUNDER_DATABASE_ROLE)
    with transaction.atomic(), connection.cursor() as cursor:
        # One account for everything: only where somebody chose so by DATABASE_WEB_URL.
        if settings.WEB_DATABASE["USER"] != connection.settings_dict["USER"]:
            if not settings.WEB_DATABASE_GIVEN:
                _create(cursor, role)
            for statement in GRANTS:
                cursor.execute(sql.SQL(statement).format(role=role))
        _create_funder(cursor, funder, role)
        there = set(connection.introspection.table_names(cursor))
        for statement in FUNDER_GRANTS:
            cursor.execute(sql.SQL(statement).format(role=funder))
        for table, what in FUNDER_TABLES.items():
            if table in there:
                cursor.execute(
                    sql.SQL(f"grant {what} on {{table}} to {{role}}").format(table=sql.Identifier(table), role=funder)
                )


GRANTS = (
    "grant usage on schema public to {role}",
    "grant select, insert, update, delete on all tables in schema public to {role}",
    "grant usage, select on all sequences in schema public to {role}",
    "grant execute on all functions in schema public to {role}",
    # The trail: events may be opened and read; changes are written by a trigger alone.
    "revoke update, delete on audit_event, audit_change from {role}",
    "revoke insert on audit_change from {role}",
    "revoke insert, update, delete on django_migrations from {role}",
)

FUNDER_GRANTS = (
    "grant usage on schema public to {role}",
    "revoke all on all tables in schema public from {role}",
    "grant usage, select on all sequences in schema public to {role}",
)
ROWS = "select, insert, update, delete"
# All that a funder's request may touch: what is published, its own sign-in, and nothing with participants in it.
FUNDER_TABLES = {
    "initiatives_initiative": "select",
    "funding_funder": "select",
    "funding_grant": "select",
    "funding_target": "select",
    "funding_fundermember": "select",
    "funding_apikey": "select",  # digests: a program may send its key from where somebody is signed in
    "outcomes_release": "select",
    "accounts_user": "select, update",
    "account_emailaddress": ROWS,
    "account_emailconfirmation": ROWS,
    "mfa_authenticator": ROWS,
    "django_session": ROWS,
    "shared_cache": ROWS,
}


def _create_funder(cursor, role: sql.Identifier, web: sql.Identifier) -> None:
    cursor.execute("select 1 from pg_roles where rolname = %s", [settings.FUNDER_DATABASE_ROLE])
    try:
        with transaction.atomic():
            if not cursor.fetchone():
                cursor.execute(sql.SQL("create role {role} nologin").format(role=role))
            cursor.execute(
                "select pg_has_role(%s, %s, 'member')", [settings.WEB_DATABASE["USER"], settings.FUNDER_DATABASE_ROLE]
            )
            if not cursor.fetchone()[0]:
                cursor.execute(sql.SQL("grant {role} to {web}").format(role=role, web=web))
    except ProgrammingError as error:
        raise CommandError(
            "The database owner may not create the role that funders' requests take on. Either give it CREATEROLE, or "
            f"do it yourself: create role {settings.FUNDER_DATABASE_ROLE} nologin; "
            f"grant {settings.FUNDER_DATABASE_ROLE} to {settings.WEB_DATABASE['USER']};"
        ) from error


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
