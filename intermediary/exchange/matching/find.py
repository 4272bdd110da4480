"""Find for each record of a file the one on record that it is, and those about which a person must be asked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from intermediary.exchange.files import file_named
from intermediary.exchange.matching.registry import Matcher, Record, Verdict, matchers

CROWDED = 50  # records of one file under one word: too common a word to compare by


@dataclass(frozen=True)
class Pair:
    """Two records that may be one: `incoming` is in the file, `other` on record, or in the file as well."""

    file: str
    incoming: Record
    other: Record
    on_record: bool
    why: tuple[str, ...] = ()


@dataclass
class Found:
    """`same`: file → key in the file → key of the record that it is. `asked`: what only a person can say."""

    same: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    spelled: dict[str, dict[str, dict[str, str]]] = field(default_factory=lambda: defaultdict(dict))
    asked: list[Pair] = field(default_factory=list)


Answers = Mapping[tuple[str, str, str], bool]  # (file, key in the file, other key) → are they the same?


def find(tables: Mapping[str, list], answers: Answers | None = None) -> Found:
    """Compare the people and firms of a file with those on record, and with each other.

    `answers` are what persons said before: nothing is asked twice. A key that is on record needs no comparing.
    """
    found = Found()
    for matcher in matchers():
        rows = tables.get(f"{matcher.file}.csv") or ()
        if rows:
            _Search(matcher, rows, answers or {}, found).run()
    return found


class _Search:
    """The records of one file of the exchange format, on their way to being told apart."""

    def __init__(self, matcher: Matcher, rows: Iterable[Mapping], answers: Answers, found: Found):
        key = file_named(matcher.file).key
        self.matcher, self.answers, self.found = matcher, answers, found
        self.records = {
            row[key]: Record(row[key], {name: row[name] for name in matcher.columns if row.get(name)}) for row in rows
        }
        self.same: dict[str, str] = found.same[matcher.file]
        self.asked: set[tuple[str, str]] = set()

    def run(self) -> None:
        known = _on_record(self.matcher.file, self.records)
        new = [record for key, record in self.records.items() if key not in known]
        near: dict[str, list[Record]] = defaultdict(list)
        for key, other in self.matcher.candidates(new) if new else ():
            near[key].append(other)
        for record in new:
            self._compare(record, near[record.key])
        self._among_themselves([record for record in new if record.key not in self.same])

    def _compare(self, record: Record, others: list[Record]) -> None:
        judged = [(other, *self._judged(record, other)) for other in {other.key: other for other in others}.values()]
        same = [each for each in judged if each[1] == Verdict.SAME]
        if len(same) == 1 and (same[0][2] is None or same[0][0].key not in self.records):
            other = same[0][0]
            self.same[record.key] = other.key
            kept = {name: other[name] for name in self.matcher.keeps if name in other.facts}
            self.found.spelled[self.matcher.file][record.key] = kept
            return
        for other, verdict, why in judged:
            if verdict != Verdict.OTHER:
                self._ask(record, other, why, on_record=True)

    def _judged(self, record: Record, other: Record) -> tuple[Verdict, list[str] | None]:
        """The verdict, and why; None where somebody said so before."""
        if (answer := self._answer(record.key, other.key)) is not None:
            return (Verdict.SAME if answer else Verdict.OTHER), None
        return self.matcher.judge(record, other)

    def _answer(self, one: str, other: str) -> bool | None:
        file = self.matcher.file
        return self.answers.get((file, one, other), self.answers.get((file, other, one)))

    def _among_themselves(self, records: list[Record]) -> None:
        """Two rows of the file may be one person as well; the one that comes first is the record."""
        blocks: dict[str, list[Record]] = defaultdict(list)
        for record in self.records.values():
            for word in self.matcher.blocks(record):
                blocks[word].append(record)
        fresh, seen = {record.key for record in records}, set()
        for block in blocks.values():
            for at, other in enumerate(block[:CROWDED]):
                for record in block[at + 1 : CROWDED]:
                    pair = (record, other) if record.key in fresh else (other, record)
                    if pair[0].key in fresh and (pair[0].key, pair[1].key) not in seen:
                        seen |= {(pair[0].key, pair[1].key), (pair[1].key, pair[0].key)}
                        self._between(*pair)

    def _between(self, record: Record, other: Record) -> None:
        verdict, why = self._judged(record, other)
        if verdict == Verdict.OTHER or record.key in self.same:
            return
        target = self.same.get(other.key, other.key)
        if why is None:
            self.same[record.key] = target
        elif target != record.key and (record.key, target) not in self.asked:
            self._ask(record, other, why, on_record=False)

    def _ask(self, record: Record, other: Record, why: list[str] | None, *, on_record: bool) -> None:
        self.asked.add((record.key, other.key))
        self.found.asked.append(Pair(self.matcher.file, record, other, on_record, tuple(why or ())))


def _on_record(file: str, keys: Iterable[str]) -> set[str]:
    model = file_named(file).model
    return set(model.objects.filter(key__in=list(keys)).values_list("key", flat=True))
