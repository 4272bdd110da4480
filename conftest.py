"""Tests run as web and worker do: under the database role that owns nothing, with row-level security on."""

import gc

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.backends.signals import connection_created
from django.test import TransactionTestCase
from django.utils import translation

from intermediary.tests import template

ROLE, FUNDER = settings.WEB_DATABASE["USER"], settings.FUNDER_DATABASE_ROLE


def pytest_collection_finish():
    """What is imported by now stays: looking through it for garbage again and again took a tenth of all time."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def become_web_role(sender=None, connection=connection, **kwargs) -> None:
    """Take the web role, and act as the system until a request or `acting` says otherwise."""
    with connection.cursor() as cursor:
        cursor.execute(f'set role "{ROLE}"')
        cursor.execute("select set_config('app.door', 'system', false)")


def become_owner() -> None:
    with connection.cursor() as cursor:
        cursor.execute("reset role")


@pytest.fixture(scope="session")
def migrated(django_db_blocker) -> bool:
    """Whether a copy of the template will do."""
    with django_db_blocker.unblock():
        return template.known()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, migrated):
    if migrated:
        connection.settings_dict["TEST"]["TEMPLATE"] = template.name()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, migrated, django_db_blocker):
    """The owner migrates; from here on every connection is the web role's."""
    with django_db_blocker.unblock():
        if not migrated:
            template.keep()
        with connection.cursor() as cursor:
            cursor.execute(f'grant "{ROLE}", "{FUNDER}" to current_user')
        connection_created.connect(become_web_role)
        become_web_role()
    yield
    connection_created.disconnect(become_web_role)
    with django_db_blocker.unblock():
        become_owner()


@pytest.fixture(autouse=True)
def in_one_language():
    """A page in Spanish leaves its process speaking Spanish: each test begins in the language of the installation."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture(scope="module")
def standing(django_db_setup, django_db_blocker):
    """One transaction around a module: what its own fixtures of this scope write stands there for each of its tests.

    A test takes back only what it wrote itself. For modules whose tests all begin with the same records, none of which
    needs real commits: make the records once, in an `autouse` fixture that asks for this one.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True, scope="session")
def flush_as_owner():
    """Only the owner may empty tables, which tests with real commits do when they end."""
    flush = TransactionTestCase._fixture_teardown

    def teardown(self):
        become_owner()
        try:
            if not emptied():
                flush(self)
        finally:
            become_web_role()

    TransactionTestCase._fixture_teardown = teardown
    yield
    TransactionTestCase._fixture_teardown = flush


KEPT = {"django_content_type", "auth_permission"}  # a migration made them, and makes them again after Django's flush


def emptied() -> bool:
    """Delete the rows of those tables that have any: of a few tables out of hundreds, while Django's flush truncates
    every one, which takes a second. False where there is no role that may: `bin/test` makes one on its own servers.
    """
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute("select exists (select from pg_roles where rolname = 'emptier')")
        if not cursor.fetchone()[0]:
            return False
        tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True) if model._meta.managed}
        cursor.execute("set role emptier; set session_replication_role = replica")
        cursor.execute(
            " union all ".join(
                f"select '{table}' where exists (select from {quote(table)})" for table in sorted(tables - KEPT)
            )
        )
        cursor.execute("".join(f"delete from {quote(table)};" for (table,) in cursor.fetchall()) or "select")
        cursor.execute("set session_replication_role = origin; reset role")
    return True
