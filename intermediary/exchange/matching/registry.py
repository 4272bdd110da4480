"""How records of a file are compared. Each room says it for its own."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from django.db import connection


class Verdict(StrEnum):
    """Are two records the same? Only a person can say it of those that are ASKed about."""

    SAME = "same"
    ASK = "ask"
    OTHER = "other"


@dataclass(frozen=True)
class Record:
    """What is compared: the key, and facts by the columns of the exchange format, empty where not known."""

    key: str
    facts: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, column: str) -> str:
        return self.facts.get(column, "")


@dataclass(frozen=True)
class Matcher:
    """`judge` compares two records: the verdict, and in a few words what agrees and what does not.

    `candidates(records)` finds on record what could be one of them: pairs (key in the file, Record). `blocks(record)`
    are the words under which two records of one file meet to be compared. `records(keys)` reads them as they are on
    record. `columns` are the facts, in the order in which a page shows them; `keeps` are those where the record's
    spelling stays when a file has another.
    """

    file: str
    columns: tuple[str, ...]
    judge: Callable[[Record, Record], tuple[Verdict, list[str]]]
    candidates: Callable[[list[Record]], Iterable[tuple[str, Record]]]
    blocks: Callable[[Record], Iterable[str]]
    records: Callable[[list[str]], Iterable[Record]]
    keeps: tuple[str, ...] = ()


def look_up(
    sql: str, records: list[Record], parameters: Callable[[list[Record]], dict], facts: tuple[str, ...], at_a_time: int
) -> Iterator[tuple[str, Record]]:
    """What a query finds on record for the records of a file, so many in one statement: (key in the file, Record).

    Its rows are the key in the file, the key on record, and the `facts`.
    """
    for at in range(0, len(records), at_a_time):
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters(records[at : at + at_a_time]))
            rows = cursor.fetchall()
        for key, other, *found in rows:
            yield key, Record(other, dict(zip(facts, found, strict=True)))


_MATCHERS: dict[str, Matcher] = {}


def register(matcher: Matcher) -> None:
    """Add how records of a file are compared."""
    _MATCHERS[matcher.file] = matcher


def matchers() -> list[Matcher]:
    """All that rooms have registered, in the order of loading."""
    from intermediary.exchange.files import files

    return [_MATCHERS[file.name] for file in files() if file.name in _MATCHERS]
