"""Whether people keep working: milestones and survival (outcome measures, section 2). The unit is a placement."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from intermediary.initiatives.enums import MILESTONES

from .definition import Definition

# Days that may lie between two jobs and still count as employed without a break [D].
GAP_SAME = 0
GAP_ANY = 30

RETAINED = {
    "same": (
        _("Still with the same employer at {days} days"),
        _("the job, with later ones at the same employer that follow without a day between, covers the day"),
    ),
    "continuous": (
        _("Employed without a break at {days} days, any employer"),
        _("jobs with any employer reach the day, with at most 30 days between one and the next"),
    ),
    "snapshot": (
        _("Employed on day {days}, any employer"),
        _("any job of the person covers the day"),
    ),
}
SURVIVING = {
    "same": (
        _("Estimated share still with the same employer at {days} days"),
        _("the first day not employed there is the event"),
    ),
    "continuous": (
        _("Estimated share employed without a break at {days} days"),
        _("the first day of a break of more than 30 days is the event"),
    ),
}


def retained(method: str, days: int) -> Definition:
    title, rule = RETAINED[method]
    return Definition(
        key=f"sector.ret.{method}.{days}",
        title=format_lazy(title, days=days),
        counts=_("placements"),
        denominator=format_lazy(
            _("Placements whose day {days} has come, less the excluded. Unknown ones stay in."), days=days
        ),
        numerator=format_lazy(_("Placements where {rule}, on evidence."), rule=rule),
        exclusions=_(
            "Died, or another approved reason took effect before the day; the record began after the job did "
            "(late entry). Day 0 is the first day worked."
        ),
        source="outcome-measures.md, section 2",
        unit="rate",
        kind="rate",
        family="retention",
        note=_("Unknown counts against the rate."),
        days=days,
        method=method,
    )


def surviving(method: str, days: int) -> Definition:
    title, rule = SURVIVING[method]
    return Definition(
        key=f"sector.km.{method}.{days}",
        title=format_lazy(title, days=days),
        counts=_("placements"),
        denominator=_("Placements ever at risk; from the day they were first on record, where that is later."),
        numerator=format_lazy(
            _("Kaplan–Meier: {rule}; who is last known employed leaves the estimate on that day."), rule=rule
        ),
        exclusions=_("An approved reason, or a death, ends the observation on its day."),
        source="outcome-measures.md, section 2, Kaplan–Meier",
        unit="probability",
        kind="survival",
        family="survival",
        note=_("Assumes that those lost from sight do like the others."),
        days=days,
        method=method,
    )


DEFINITIONS = (
    *(retained(method, days) for method in RETAINED for days in MILESTONES),
    *(surviving(method, days) for method in SURVIVING for days in MILESTONES),
)
