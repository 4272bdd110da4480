"""Two records of a person beside each other, field by field, and what else there is of the one that goes."""

from datetime import date
from typing import NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.utils.formats import localize
from django.utils.translation import gettext as _

from participants.merging.services import PARTS
from participants.models import Participant
from participants.timeline import SOURCES

WHOLE = "prior_job"  # a job is taken as it is: mixed from two it would be nobody's


class Line(NamedTuple):
    """One choice: `name` in the form, what each record says, and which of the two is proposed (an empty one never).

    `contrary`: both say something, and not the same.
    """

    name: str
    label: str
    kept: str
    gone: str
    differs: bool
    contrary: bool
    takes_gone: bool


def lines(kept: Participant, gone: Participant, chosen: dict[str, str] | None = None) -> list[Line]:
    """Every field on which a choice can be made. `chosen` is what was posted: name → "kept" or "gone"."""
    found = []
    for part, model in PARTS.items():
        one, other = getattr(kept, part, None), getattr(gone, part, None)
        fields = [field for field in model._meta.concrete_fields if field.name not in ("id", "participant")]
        said = [(field, _said(one, field), _said(other, field)) for field in fields]
        if part == WHOLE:
            mine, theirs = (
                "; ".join(f"{field.verbose_name}: {pair[side]}" for field, *pair in said if pair[side])
                for side in (0, 1)
            )
            found.append(_line(part, _("Job that wage gain is measured from"), mine, theirs, chosen))
        else:
            found += [
                _line(f"{part}.{field.name}", _label(field), mine, theirs, chosen) for field, mine, theirs in said
            ]
    return [line for line in found if line.kept or line.gone]


def taken(kept: Participant, gone: Participant, posted: dict) -> dict[str, list[str]]:
    """What was chosen, as the service takes it: part → fields whose value is that of the record that goes."""
    found: dict[str, list[str]] = {}
    for line in lines(kept, gone, posted):
        if line.takes_gone:
            part, _dot, field = line.name.partition(".")
            names = [field] if field else [f.name for f in PARTS[part]._meta.concrete_fields
                                           if f.name not in ("id", "participant")]  # fmt: skip
            found.setdefault(part, []).extend(names)
    return found


def everything_else(person: Participant, user, as_of: date) -> list[tuple[str, int]]:
    """(what, how many) of all that the timeline knows of a person and the reader may see, in the reader's language."""
    counted = [(one.label, len(one.find(person, user, as_of))) for one in SOURCES.values() if not one.later]
    return [(str(label), many) for label, many in counted if many]


def _line(name: str, label: str, mine: str, theirs: str, chosen: dict | None) -> Line:
    proposed = not mine and bool(theirs)
    takes = proposed if chosen is None else chosen.get(name, "gone" if proposed else "kept") == "gone"
    return Line(name, label, mine, theirs, mine != theirs, bool(mine and theirs and mine != theirs), takes)


def _label(field) -> str:
    lists = {"race": _("Race"), "barriers": _("Barriers to employment")}
    return lists.get(field.name) or str(field.verbose_name)


def _said(record, field) -> str:
    value = getattr(record, field.name, None)
    if value is None or value in ("", []):
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(field, ArrayField):
        labels = dict(field.base_field.choices or ())
        return ", ".join(str(labels.get(each, each)) for each in value)
    return str(dict(field.flatchoices).get(value, localize(value)))
