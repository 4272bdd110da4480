"""Everything that is held about one person: every row that would go with them if they were erased, field by field.

Nothing is listed by name here: what hangs on a person is found as `audit.erasure` finds it, so a new table is in it on
the day it is made. Messages hang on a name of their own and are added.
"""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from django.db import models
from django.db.models.deletion import Collector
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.audit.models import Event
from intermediary.audit.privacy import Privacy, classes
from intermediary.messages.models import Message
from participants.models import Participant
from placements.followups.asking import recipient
from placements.models import Card

# Where the plural of a table's name is no heading for a person to read.
TITLES = {
    "participants.Participant": gettext_lazy("On record"),
    "participants.Identity": gettext_lazy("Name and contact"),
    "participants.Traits": gettext_lazy("What is counted, and never decides"),
    "finding.Entry": gettext_lazy("What you are found by"),
}


class Row(NamedTuple):
    """One record: (field, value in words) for each field that says something."""

    facts: list[tuple[str, str]]


class Table(NamedTuple):
    """Records of one kind. `derived`: computed from others, and made anew from them."""

    name: str
    title: str
    rows: list[Row]
    derived: bool


def held(person: Participant) -> list[Table]:
    """Every table with rows of a person, records first and what is computed from them last."""
    found = [_table(model, rows) for model, rows in _everything(person) if rows]
    return sorted(found, key=lambda table: (table.derived, table.title))


def events(person: Participant) -> list[Event]:
    """What was done to the record of a person, and by whom; the newest first."""
    return list(
        Event.objects.filter(subject_table=Participant._meta.db_table, subject_id=person.pk)
        .select_related("by")
        .order_by("-at")
    )


def as_json(person: Participant, tables: list[Table]) -> str:
    body = {table.name: [dict(row.facts) for row in table.rows] for table in tables}
    acts = [{"at": event.at.isoformat(), "action": event.action, "by": str(event.by or "")} for event in events(person)]
    return json.dumps({"person": person.key, "held": body, "events": acts}, indent=1, ensure_ascii=False)


def as_csv(tables: list[Table]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(["table", "record", "field", "value"])
    for table in tables:
        for number, row in enumerate(table.rows, 1):
            writer.writerows([table.name, number, field, value] for field, value in row.facts)
    return "\ufeff" + file.getvalue()


def _everything(person: Participant) -> Iterator[tuple[type[models.Model], list]]:
    collector = Collector(using="default", origin=person)
    collector.collect([person])
    found: dict[type[models.Model], dict[int, models.Model]] = {}
    for model, rows in collector.data.items():
        found.setdefault(model, {}).update({row.pk: row for row in rows})
    for rows in collector.fast_deletes:
        found.setdefault(rows.model, {}).update({row.pk: row for row in rows})
    found[Message] = {row.pk: row for row in Message.objects.filter(recipient=recipient(person.pk))}
    for model, rows in found.items():
        if hasattr(model, "PRIVACY"):
            yield model, [rows[pk] for pk in sorted(rows)]


def _table(model: type[models.Model], rows: list) -> Table:
    derived = model._meta.app_label in ("outcomes", "finding") or model is Card
    title = str(TITLES.get(model._meta.label) or _first_large(model._meta.verbose_name_plural))
    return Table(model._meta.label, title, [Row(_facts(row)) for row in rows], derived)


def _facts(row: models.Model) -> list[tuple[str, str]]:
    privacy = classes(type(row))
    facts = [
        (_first_large(field.verbose_name), _words(row, field, privacy.get(field.name)))
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name != "participant"
    ]
    return [(name, words) for name, words in facts if words]


def _words(row: models.Model, field: models.Field, privacy: Privacy | None) -> str:
    value = field.value_from_object(row)
    if privacy is Privacy.SECRET:
        plain = getattr(row, field.name.removesuffix("_sealed"), None) if field.name.endswith("_sealed") else None
        if plain is not None and not isinstance(plain, bytes | memoryview):
            return str(getattr(plain, "label", plain))
        return _("kept sealed; ask for a copy") if value else ""
    if value is None or value == "" or value == []:
        return ""
    if field.is_relation:
        return str(getattr(row, field.name))
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date | datetime):
        return date_format(value)
    if isinstance(value, list):
        names = dict(getattr(getattr(field, "base_field", None), "choices", None) or ())
        return ", ".join(str(names.get(each, each)) for each in value)
    return str(value)


def _first_large(name) -> str:
    return str(name)[:1].upper() + str(name)[1:]
