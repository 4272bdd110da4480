"""What waits for somebody: each room registers what it knows of, and Today draws whatever is registered.

A source is a function `(user, initiative, as_of) -> list[Due]`, registered when its app is ready. It answers for what
the user may do something about, with a number of queries that does not grow with the rows.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse


@dataclass(frozen=True)
class Due:
    """One thing to do: `title` (who or what), `why` it is due, and `action` (a verb) that `url` leads to.

    With `post` the action is done by that one click: the address takes a POST and leads back to where `next` says.
    `mine`: whether it is the user's own to do; else it is shown with everybody's. `about`: the page of the title.
    """

    title: str
    url: str
    due_on: date | None
    why: str
    action: str
    mine: bool = True
    post: bool = False
    about: str = ""


@dataclass(frozen=True)
class Source:
    """`whole`: name of the address, taking an initiative's key, where the whole list stands; empty where nowhere."""

    key: str
    heading: str
    order: int
    find: Callable
    whole: str = ""


@dataclass(frozen=True)
class Group:
    """What one source found, the earliest first, undated last."""

    source: Source
    dues: list[Due] = field(default_factory=list)

    def late(self, as_of: date) -> int:
        return sum(due.due_on is not None and due.due_on < as_of for due in self.dues)


SOURCES: dict[str, Source] = {}


def source(key: str, heading: str, order: int, whole: str = "") -> Callable:
    """Register a function as a source. `heading` is lazily translated; groups stand by `order`, the lowest first."""

    def register(find: Callable) -> Callable:
        if key in SOURCES and SOURCES[key].find is not find:
            raise ValueError(f"{key} is registered twice in the worklist")
        SOURCES[key] = Source(key, heading, order, find, whole)
        return find

    return register


def groups(*, user, initiative, as_of: date) -> list[Group]:
    """Every source with what it found for a user in an initiative; sources without anything too."""
    return [
        Group(one, sorted(one.find(user, initiative, as_of), key=lambda due: (due.due_on or date.max, due.title)))
        for one in sorted(SOURCES.values(), key=lambda one: (one.order, one.key))
    ]


def whole_url(one: Source, initiative) -> str:
    return reverse(one.whole, args=[initiative.key]) if one.whole else ""
