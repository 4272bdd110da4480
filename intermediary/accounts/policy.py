"""The one access policy: for every address, which roles may come, and whose rows they see.

Rooms declare their addresses in `permissions.py`. What is not declared is not served: `Doorkeeper` answers 404, and a
test that walks the URL resolver fails. Foreign and missing look alike, so every refusal is a 404.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from intermediary.accounts.roles import EVERYBODY


@dataclass(frozen=True)
class Entry:
    """`rows` says in words whose rows the page shows; the table test and the permissions page print it."""

    roles: frozenset[str]
    rows: str
    public: bool = False
    writes: bool = False  # answers POST
    visitors: bool = False  # whoever comes is a visitor there, also a funder


POLICY: dict[str, Entry] = {}


def admit(roles: Iterable[str], *names: str, rows: str = "all", writes: bool = False) -> None:
    """Declare who may come to the named addresses. `writes`: the address also answers POST."""
    for name in names:
        _enter(name, Entry(frozenset(roles), rows, writes=writes))


def open_to_all(*names: str, writes: bool = False, rows: str = "none", visitors: bool = False) -> None:
    """Declare addresses that need no sign-in. `visitors`: of what is outside the small database role of funders."""
    for name in names:
        _enter(name, Entry(EVERYBODY, rows, public=True, writes=writes, visitors=visitors))


def close(*names: str) -> None:
    """Declare addresses that a library brings and nobody may use: they answer like missing ones."""
    for name in names:
        _enter(name, Entry(frozenset(), "nobody's"))


def _enter(name: str, entry: Entry) -> None:
    if POLICY.get(name, entry) != entry:
        raise ValueError(f"{name} is declared twice in the access policy")
    POLICY[name] = entry


def may(user, name: str) -> bool:
    """Whether a user may come to an address, by role (which rows is the queries' part)."""
    entry = POLICY.get(name)
    if entry is None:
        return False
    return entry.public or (user.is_authenticated and user.role in entry.roles)
