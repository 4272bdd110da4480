"""One measure by cohort, program, quarter or group of people, each with its interval."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.dashboards import charts
from intermediary.dashboards.funders.reading import Reading, bar
from intermediary.dashboards.outcomes.scopes import CUTS

from .drawn import Drawn, drawn

HEADINGS = dict(CUTS) | {
    "program": gettext_lazy("By program"),
    "cohort": gettext_lazy("By cohort"),
    "quarter": gettext_lazy("By quarter of starting"),
    "period": gettext_lazy("By period of the targets"),
}
HEADLINES = ("sector.completion", "sector.placement", "sector.ret.same.180")


def groups(reading: Reading, table: dict) -> Iterator[Drawn]:
    """The charts of a table: those of its headline measures that have something to show."""
    for measure in table["measures"]:
        if measure in HEADLINES and (chart := _chart(reading, table, measure)):
            yield drawn(reading, f"{measure}.by.{table['key']}", chart, [measure])


def heading(reading: Reading, table: dict) -> str:
    """What a table is cut by, in words."""
    one, *other = [str(HEADINGS[key]) if key in HEADINGS else reading.dimension_title(key) for key in table["by"]]
    return _("%(one)s and %(other)s") % {"one": one, "other": inside(other[0])} if other else one


def inside(words: str) -> str:
    """A heading as it stands within a sentence."""
    return words[:1].lower() + words[1:]


def _chart(reading: Reading, table: dict, measure: str) -> charts.Chart | None:
    rows = [
        bar(reading.row_label(table, row), figure) for row in table["rows"] if (figure := row["figures"].get(measure))
    ]
    if not any(row.value is not None or row.words for row in rows):
        return None
    overlapping = not all(reading.dimensions[key]["adds_up"] for key in table["by"])
    return charts.bars(
        rows,
        title=f"{reading.title(measure)}: {inside(heading(reading, table))}",
        label=_("One bar a group, with its 95% interval. Groups too small to show stand without a number."),
        as_of=reading.as_of,
        target=reading.target(measure),
        note=_("Somebody of several counts in each.") if overlapping else "",
    )
