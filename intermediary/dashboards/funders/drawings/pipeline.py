"""From enrolled to retained."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from intermediary.dashboards import charts
from intermediary.dashboards.funders.reading import Reading

from .drawn import Drawn, drawn

# Step → the measure whose definition says what it counts.
MEASURES = {
    "completed": "sector.completion",
    "placed": "sector.placement",
    "retained_90": "sector.ret.same.90",
    "retained_180": "sector.ret.same.180",
    "retained_365": "sector.ret.same.365",
}


def pipeline(reading: Reading) -> Iterator[Drawn]:
    steps = [
        charts.Step(_title(step), step["count"], step["count"] is None, _waiting(step["immature"]))
        for step in reading.body["pipeline"]
    ]
    if any(not step.suppressed for step in steps):
        chart = charts.funnel(
            steps,
            title=_("From enrolled to retained"),
            label=_("How many came to each step so far. Later steps wait for their day: fewer is not only loss."),
            as_of=reading.as_of,
            note=_("Later steps wait for their day: fewer is not only loss."),
        )
        yield drawn(reading, "pipeline", chart, MEASURES.values())


def _title(step: dict) -> str:
    """The step in the reader's language: what is stored is English."""
    _retained, _line, days = step["key"].partition("retained_")
    return _("Still there after %(days)s days") % {"days": days} if days else _(step["title"])


def _waiting(immature: int | None) -> str:
    return _("%(n)s not yet due") % {"n": charts.figures.count(immature)} if immature else ""
