"""Earnings and wages later on (outcome measures, section 3). The unit is a person, as in the other wage measures."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .definition import Definition
from .wages import NOTE, Gain, gains

QUARTERS = 4  # before entry, and after the quarter in which the placement began
PROGRESSION = (180, 365)

KNOWN = _("People placed whose earnings are known in all four quarters before entry and all four after the placement.")
EARNERS = _("Those of them who earned anything in the four quarters before.")
ZERO = _(
    "None. A quarter known to be without work is zero and counts; one that is not known leaves the person unknown."
)

EARNINGS = Gain(
    key="wage.earnings_gain",
    name=_("earnings gain"),
    formula=_(
        "wages of the four calendar quarters after the one in which the first placement that has a wage began, less "
        "those of the four before the quarter of entry"
    ),
    people=KNOWN,
    exclusions=ZERO,
    family="earnings",
    method="earnings",
    note=NOTE,
)


def progression(days: int) -> Gain:
    return Gain(
        key=f"wage.progression.{days}",
        name=format_lazy(_("wage progression at {days} days"), days=days),
        formula=format_lazy(
            _(
                "hourly wage in force {days} days after the placement began, with any employer, less its first; a wage "
                "is in force where it was stated after the start and by that day, of a job known to be held then"
            ),
            days=days,
        ),
        people=_("People placed who have a wage on record at the start and on the day."),
        exclusions=_("No job on the day, or its wage not known: left out and counted, never taken as unchanged."),
        family="progression",
        method=f"progression_{days}",
        note=_("Pay later against pay at the start of the placement, not programme impact."),
        days=days,
    )


DEFINITIONS = (
    *gains(EARNINGS),
    Definition(
        key="wage.replacement",
        title=_("Earnings replacement rate"),
        counts=_("people"),
        denominator=EARNERS,
        numerator=_("All their earnings in the four quarters after over all in the four before: a ratio of sums."),
        exclusions=_("Nothing earned in the four quarters before: left out and counted."),
        source="outcome-measures.md, section 3",
        unit="rate",
        kind="ratio",
        family="earnings",
        note=NOTE,
        method="replacement",
    ),
    *(definition for days in PROGRESSION for definition in gains(progression(days))),
)
