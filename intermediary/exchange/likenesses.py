"""People and firms of an upload that look like others: told apart by rule, by an earlier answer, or by a person."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.audit.events import event
from intermediary.exchange import matching
from intermediary.exchange.batches import READ, hand_over, locked
from intermediary.exchange.files import file_named
from intermediary.exchange.models import ImportBatch, Likeness
from intermediary.exchange.sheets.kinds import kinds
from intermediary.exchange.workbooks.report import Problem, Remark

State, Said = ImportBatch.State, Likeness.Said


def find(batch: ImportBatch, tables) -> matching.Found:
    """Match the records of a file. What only a person can say is kept as questions of the batch."""
    found = matching.find(tables, answers())
    _remember(batch, found)
    found.same |= _known_by_another_key(tables, found)
    decided = {(each.file, each.incoming, each.other) for each in batch.likenesses.exclude(said="")}
    batch.likenesses.filter(said="").delete()
    Likeness.objects.bulk_create(
        Likeness(
            batch=batch,
            file=pair.file,
            incoming=pair.incoming.key,
            other=pair.other.key,
            on_record=pair.on_record,
            facts={"incoming": pair.incoming.facts, "other": {} if pair.on_record else pair.other.facts},
            why=[str(word) for word in pair.why],
        )
        for pair in found.asked
        if (pair.file, pair.incoming.key, pair.other.key) not in decided
    )
    return found


def _remember(batch: ImportBatch, found: matching.Found) -> None:
    """Keep which record a key of the file stands for: other files may name the person or firm by that key alone.

    A key made of a bare name, which is the initiative's, says too little to be remembered without being asked.
    """
    bare = f"{batch.initiative.key}/"
    Likeness.objects.bulk_create(
        (
            Likeness(
                batch=batch, file=file, incoming=key, other=other, on_record=True, said=Said.SAME, at=timezone.now()
            )
            for file, same in found.same.items()
            for key, other in same.items()
            if not key.startswith(bare)
        ),
        ignore_conflicts=True,
    )


def _known_by_another_key(tables, found: matching.Found) -> dict[str, dict[str, str]]:
    """File → key that a reference has → key of the record it stands for, as an earlier file showed."""
    result = {}
    for matcher in matching.matchers():
        keys = _references(tables, matcher.file)
        same = dict(found.same.get(matcher.file, {}))
        if keys:
            known = Likeness.objects.filter(file=matcher.file, incoming__in=keys, said=Said.SAME).order_by("at", "pk")
            own = file_named(matcher.file).model.objects.filter(key__in=keys).values_list("key", flat=True)
            same = {key: other for key, other in known.values_list("incoming", "other") if key not in {*own}} | same
        result[matcher.file] = same
    return result


def _references(tables, file: str) -> set[str]:
    """Keys of a file's records that other tables refer to. Long lists are read as they go, and are not asked."""
    return {
        row[column.name]
        for name, rows in tables.items()
        if isinstance(rows, list)
        for column in file_named(name).columns
        if column.refers == file and not column.many
        for row in rows
        if row.get(column.name)
    }


def answers() -> dict[tuple[str, str, str], bool]:
    """What persons said of any upload: (file, key, other key) → are they the same? The last word counts."""
    said = Likeness.objects.filter(said__in=[Said.SAME, Said.TWO]).order_by("at", "pk")
    return {(file, one, other): word == Said.SAME for file, one, other, word in said.values_list(
        "file", "incoming", "other", "said")}  # fmt: skip


def settled(book, found: matching.Found):
    """The book, speaking of the records that are there; rows about which a question is open are left out of it."""
    open_keys: dict[str, set[str]] = {}
    for pair in found.asked:
        open_keys.setdefault(pair.file, set()).add(pair.incoming.key)
    tables, problems = _without(matching.settle(book.tables, found), open_keys)
    return book.with_tables(tables, problems=problems)


def taken_as_two(book, found: matching.Found):
    """The book where nobody can be asked: look-alikes stay two, with a remark on each."""
    remarks = []
    for pair in found.asked:
        row = next(
            row for row in book.tables[f"{pair.file}.csv"] if row[file_named(pair.file).key] == pair.incoming.key
        )
        words = _("Looks like %(other)s (%(why)s), and was taken as another one.")
        words %= {"other": pair.other.key, "why": ", ".join(pair.why)}
        remarks.append(Remark(*row.origin, "", words))
    return book.with_tables(matching.settle(book.tables, found), remarks=remarks)


def answer(*, batch: ImportBatch, said: dict[int, str], by, rest: str = "") -> int:
    """Keep answers (id of a Likeness → what was said) and read the file on once none is open. How many still are.

    `rest` is said of all that stay open.

    Raises TooLate where the batch has moved on.
    """
    with event("import.look_alikes_settled", by=by, subject=batch, note=batch.file_name[:200]):
        batch = locked(batch.pk, State.COMPARE)
        for each in batch.likenesses.filter(pk__in=said):
            each.said, each.by, each.at = said[each.pk], by, timezone.now()
            each.save(update_fields=["said", "by", "at"])
        if rest:
            batch.likenesses.filter(said="").update(said=rest, by=by, at=timezone.now())
        still = batch.likenesses.filter(said="").count()
        if not still:
            hand_over(batch, READ, State.UPLOADED, by=by)
    return still


def _without(tables: dict[str, list], open_keys: dict[str, set[str]]) -> tuple[dict[str, list], list[Problem]]:
    """Leave out records about which a question is open, and what depends on them, with a problem for each row."""
    if not open_keys:
        return tables, []
    problems: dict[tuple, Problem] = {}
    for name, rows in tables.items():
        file = file_named(name)
        kept, gone = [], open_keys.setdefault(file.name, set())
        references = [column for column in file.columns if column.refers in open_keys and not column.many]
        for row in rows:
            if row[file.key] not in gone and not any(row.get(c.name) in open_keys[c.refers] for c in references):
                kept.append(row)
                continue
            gone.add(row[file.key])
            text = _("it is not settled whether this is a record that is there already")
            mend = _("Say so on the page of look-alikes, and import the file again.")
            problems[row.origin] = Problem(*row.origin, "", text, mend, "look_alike")
        tables = {**tables, name: kept}
    return tables, list(problems.values())


def sides(likeness: Likeness, records: dict[str, dict[str, str]]) -> list[tuple[str, str, str]]:
    """(column, what the file says, what the other says) for every fact that either side has."""
    matcher = next(each for each in matching.matchers() if each.file == likeness.file)
    other = records.get(likeness.other, {}) if likeness.on_record else likeness.facts["other"]
    one = likeness.facts["incoming"]
    return [
        (name, one.get(name, ""), other.get(name, "")) for name in matcher.columns if one.get(name) or other.get(name)
    ]


def fact_title(file: str, column: str) -> str:
    """What a fact is called."""
    return str(kinds()[file].fields[column].title)


def on_record(likenesses: Iterable[Likeness]) -> dict[str, dict[str, dict[str, str]]]:
    """File → key → the facts on record of the other sides, as they stand now."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for matcher in matching.matchers():
        keys = [each.other for each in likenesses if each.on_record and each.file == matcher.file]
        if keys:
            found[matcher.file] = {record.key: record.facts for record in matcher.records(keys)}
    return found
