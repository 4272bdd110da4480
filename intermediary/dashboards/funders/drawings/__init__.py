"""Every drawing of a release, in the order of the page, and each by its key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from intermediary.dashboards.funders.reading import Reading

from .drawn import Drawn
from .employers import employers
from .groups import groups, heading
from .others import others
from .pipeline import pipeline
from .quality import quality
from .retention import retention
from .trends import trends
from .wages import wages

FIRST = ("program", "cohort", "quarter", "period")  # the cuts that open with the page; those of people follow, folded


@dataclass(frozen=True)
class Section:
    """Drawings under one heading; `empty` is said where there are none. `folded` ones open on demand.

    `cut`: one measure a drawing, by groups; what stands behind it is then said in a line.
    """

    key: str
    title: str
    drawings: list[Drawn] = field(default_factory=list)
    empty: str = ""
    folded: bool = False
    cut: bool = False


def sections(reading: Reading, earlier: Sequence[Reading] = ()) -> Iterator[Section]:
    """Everything that is drawn of a release; `earlier` are the published releases before it."""
    unconfirmed = _("Nobody's employment has been confirmed yet; this comes with the follow-ups.")
    too_few = _("Too few people or employers to show.")
    yield Section("pipeline", _("The pipeline"), list(pipeline(reading)), too_few)
    yield Section("retention", _("Who stayed"), list(retention(reading)), unconfirmed)
    yield Section("wages", _("Wages"), list(wages(reading)), too_few)
    yield Section("quality", _("Job quality"), list(quality(reading)), too_few)
    if drawings := list(others(reading)):
        yield Section("others", _("More measures"), drawings)
    tables = [found for found in reading.body["tables"] if found["by"]]
    for found in sorted(tables, key=lambda table: FIRST.index(table["key"]) if table["key"] in FIRST else len(FIRST)):
        if drawings := list(groups(reading, found)):
            yield Section(found["key"], heading(reading, found), drawings, folded=found["key"] not in FIRST, cut=True)
    yield Section("employers", _("Employers"), list(employers(reading)), too_few)
    if drawings := list(trends(reading, earlier)):
        yield Section("trends", _("Over releases"), drawings)


def find(key: str, reading: Reading, earlier: Sequence[Reading] = ()) -> Drawn | None:
    """One drawing by its key, or None where this release has no such drawing."""
    every = (drawing for section in sections(reading, earlier) for drawing in section.drawings)
    return next((drawing for drawing in every if drawing.key == key), None)


__all__ = ["Drawn", "Section", "find", "sections"]
