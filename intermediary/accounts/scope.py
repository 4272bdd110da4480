"""Tell PostgreSQL who is acting, so that row-level security can be the second wall behind the views.

Settings are local to the transaction: a plain SET would leak into the next request on the same connection.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.db import connection, transaction

from intermediary.accounts import roles

# Rooms register which of their rows a user belongs to: {"employers": user → ids of firms, "funders": user → ids}.
MEMBERSHIPS: dict[str, Callable] = {}
# SQL by which a room says to which of its rows one of the staff (%s) is narrowed; null: to none in particular.
NARROWED = {"initiatives": "null"}
SETTINGS = ("app.door", "app.user", "app.employers", "app.funders", "app.wages", "app.initiatives", "role")


@dataclass(frozen=True)
class Holder:
    """Somebody without an account who comes by the funders' door: a program with the key of one funder."""

    funder: int
    door = roles.Door.FUNDER
    is_authenticated = True


def member_ids(user, kind: str) -> list[int]:
    """Ids of the firms or funders (`kind` "employers" or "funders") that a user belongs to."""
    return list(MEMBERSHIPS[kind](user))


@contextmanager
def acting(who) -> Iterator[None]:
    """Act as a user, a `Holder`, nobody (None), or "system" (commands and tasks), inside one transaction.

    Without it every person table answers with no rows. Scopes nest: the outer one is back afterwards. For a funder the
    transaction also takes on the database role of funders, which has no grant on any table with people in it; nothing
    nested inside, not even the system, gets out of that.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select " + ", ".join(f"coalesce(current_setting('{name}', true), '')" for name in SETTINGS))
        outer = cursor.fetchone()
        _set(cursor, (_door(who), "", "", "", "", "", outer[-1]))
        if who is not None and who != "system" and who.is_authenticated:
            role = settings.FUNDER_DATABASE_ROLE if who.door == roles.Door.FUNDER else outer[-1]
            _set(cursor, (*_values(who), "", role), narrowed=_narrowed(who))
        yield
        if not connection.needs_rollback:
            _set(cursor, outer)


def _door(who) -> str:
    if who == "system":
        return "system"
    return str(who.door) if who is not None and who.is_authenticated else "nobody"


def _values(user) -> tuple[str, ...]:
    if isinstance(user, Holder):
        return (str(user.door), "", "{}", _array([user.funder]), "off")
    # Memberships are read under the user's own door first: their policy lets everybody see their own.
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.user', %s, true)", [str(user.pk)])
    employers = member_ids(user, "employers") if user.role in roles.EMPLOYERS else []
    funders = member_ids(user, "funders") if user.role in roles.FUNDERS else []
    return (
        str(user.door),
        str(user.pk),
        _array(employers),
        _array(funders),
        "on" if user.role in roles.WAGE_READERS else "off",
    )


def _array(ids: list[int]) -> str:
    return "{" + ",".join(str(int(i)) for i in ids) + "}"


def _narrowed(who) -> int | None:
    """Whom of the staff PostgreSQL is to narrow to their initiatives. Administrators answer for all of them."""
    return who.pk if not isinstance(who, Holder) and who.role in roles.STAFF - roles.ADMINISTRATORS else None


def _set(cursor, values: tuple[str, ...], narrowed: int | None = None) -> None:
    chosen = {"app.initiatives": f"coalesce(({NARROWED['initiatives']})::text, '')"} if narrowed else {}
    said = ", ".join(f"set_config('{name}', {chosen.get(name, '%s')}, true)" for name in SETTINGS)
    cursor.execute(
        f"select {said}", [narrowed if name in chosen else value for name, value in zip(SETTINGS, values, strict=True)]
    )
