"""What happened to a person and what lies ahead: each room registers what it knows of, and the page draws it.

A source is a function `(person, user, as_of) -> list[Entry]`, registered when its app is ready. It shows what the user
may see, with a number of queries that does not grow with the rows.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True)
class Entry:
    """One thing on one day. `ahead`: it is still to come or to be done, and `when` is the day it is due, if it has one.

    With `post` its `action` (a verb) is done by one click: `action_url` takes a POST and leads back to `next`.
    """

    when: date | None
    title: str
    text: str = ""
    url: str = ""
    tone: str = ""
    ahead: bool = False
    action: str = ""
    action_url: str = ""
    post: bool = False
    kind: str = ""  # the source's own key, filled in by `entries`


@dataclass(frozen=True)
class Source:
    """`later`: finding out takes so long that the page is shown first, and asks again for what lies ahead."""

    key: str
    label: str
    find: Callable
    later: bool = False


SOURCES: dict[str, Source] = {}


def source(key: str, label: str, later: bool = False) -> Callable:
    """Register a function as a source. `label` (lazily translated, in the plural) names its entries in the filter."""

    def register(find: Callable) -> Callable:
        if key in SOURCES and SOURCES[key].find is not find:
            raise ValueError(f"{key} is registered twice in the timeline")
        SOURCES[key] = Source(key, label, find, later)
        return find

    return register


def entries(person, *, user, as_of: date, only: str = "", later: bool = False) -> tuple[list[Entry], list[Entry]]:
    """(what lies ahead, the earliest first; what happened, the latest first), of all sources or of `only` one.

    With `later` of those that take long, else of the others.
    """
    ahead, past = [], []
    for one in SOURCES.values():
        if one.later == later and only in ("", one.key):
            for entry in one.find(person, user, as_of):
                (ahead if entry.ahead else past).append(replace(entry, kind=one.key))
    ahead.sort(key=lambda entry: entry.when or date.max)
    past.sort(key=lambda entry: entry.when or date.min, reverse=True)
    return ahead, past
