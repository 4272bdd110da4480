"""Two releases side by side. A difference is said only of two shown values of the same definition."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from intermediary.dashboards.charts import figures
from intermediary.dashboards.funders.drawings.groups import HEADLINES, heading
from intermediary.dashboards.funders.reading import Reading, words

TABLES = ("program", "cohort", "quarter")


@dataclass(frozen=True)
class Line:
    """One figure in both releases, in words."""

    group: str
    measure: str
    before: str
    after: str
    difference: str
    note: str = ""


def compared(earlier: Reading, later: Reading) -> list[tuple[str, list[Line]]]:
    """Tables as (heading, lines): everybody with every measure, then the main cuts with the headline measures."""
    made = [(_("The whole grant"), list(_total(earlier, later)))]
    for key in TABLES:
        if (table := later.table(key)) and (lines := list(_cut(earlier, later, table))):
            made.append((heading(later, table), lines))
    return made


def _total(earlier: Reading, later: Reading) -> Iterator[Line]:
    for kind in ("figures", "amounts"):
        before, after = earlier.total.get(kind, {}), later.total.get(kind, {})
        for measure in dict.fromkeys([*after, *before]):
            yield _line(earlier, later, "", measure, before.get(measure), after.get(measure))


def _cut(earlier: Reading, later: Reading, table: dict) -> Iterator[Line]:
    old = earlier.table(table["key"])
    before = {tuple(row["at"]): row["figures"] for row in old["rows"]} if old else {}
    for row in table["rows"]:
        known = before.get(tuple(row["at"]), {})
        for measure in HEADLINES:
            if measure in row["figures"] or measure in known:
                label = later.row_label(table, row)
                yield _line(earlier, later, label, measure, known.get(measure), row["figures"].get(measure))


def _line(earlier: Reading, later: Reading, group: str, measure: str, before: dict | None, after: dict | None) -> Line:
    unit = later.unit(measure) if measure in later.definitions else earlier.unit(measure)
    title = later.title(measure) if measure in later.definitions else earlier.title(measure)
    versions = [reading.definitions.get(measure, {}).get("version") for reading in (earlier, later)]
    changed = None not in versions and versions[0] != versions[1]
    note = _("Definition changed: version %(one)s, then %(other)s") % dict(zip(("one", "other"), versions, strict=True))
    return Line(
        group,
        title,
        words(before, unit),
        words(after, unit),
        figures.ABSENT if changed else _difference(before, after, unit),
        note if changed else "",
    )


def _difference(before: dict | None, after: dict | None, unit: str) -> str:
    if not before or not after or before["value"] is None or after["value"] is None:
        return figures.ABSENT
    moved = Decimal(str(after["value"])) - Decimal(str(before["value"]))
    if unit != "percent":
        return figures.amount(moved, "gain") if unit == "dollars" else figures.amount(moved, unit)
    sign = "−" if moved < 0 else "+" if moved else ""
    points = figures.percent(abs(moved)).rstrip("%").strip()
    return _("%(points)s points") % {"points": f"{sign}{points}"}
