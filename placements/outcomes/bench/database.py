"""A database of the benchmark's own: on the same server, with the same migrations, never the user's data."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection
from psycopg import sql

PREFIX = "bench_"


@contextmanager
def throwaway(name: str, *, keep: bool = False, fresh: bool = False) -> Iterator[None]:
    """Work in the database `bench_…` while the block lasts; it is made where it is missing (an
    earlier run may have kept it), and dropped at the end. The owner of the user's database makes it, and so
    must be allowed to (CREATEDB). `fresh`: what a killed run left behind is dropped first.
    """
    name = PREFIX + name
    users = connection.settings_dict["NAME"]
    if fresh:
        _execute("drop database if exists {} with (force)", name)
    if not _exists(name):
        _execute("create database {}", name)
    _switch(name)
    try:
        call_command("migrate", verbosity=0, interactive=False)
        with connection.cursor() as cursor:  # whoever calls the engine acts as the system
            cursor.execute("select set_config('app.door', 'system', false)")
        yield
    finally:
        _switch(users)
        if not keep:
            _execute("drop database if exists {} with (force)", name)


def _exists(name: str) -> bool:
    with connection._nodb_cursor() as cursor:
        cursor.execute("select 1 from pg_database where datname = %s", [name])
        return cursor.fetchone() is not None


def _execute(statement: str, name: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(sql.Identifier(name)))


def _switch(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
