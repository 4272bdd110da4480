"""What initiatives do for firms, and firms with whom they hire (outcome measures, section 5)."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .definition import Definition

# An opening younger than this is in no fill rate yet [D].
FILL_DAYS = 60
# Both groups of a comparison need this many people (section 5).
MIN_COMPARED = 11
COMPARED = (90, 180, 365)
YEARS_BEFORE = 3

SERVED = _(
    "An establishment is served on the day an opening of it was posted for the initiative, on each day an offer for it "
    "was accepted, and on the first day of each participant whom it hired from a cohort."
)
# Whole quarters, so that a figure does not fall on the first day of each and rise again through it [D].
PERIOD = _("The period is the last four calendar quarters that were over by the day of the figures.")


def measure(
    key: str, title, *, counts, denominator, numerator, exclusions, kind: str, family: str, **more
) -> Definition:
    return Definition(
        key=f"emp.{key}",
        title=title,
        counts=counts,
        denominator=denominator,
        numerator=numerator,
        exclusions=exclusions,
        source="outcome-measures.md, section 5",
        kind=kind,
        family=family,
        **{"unit": "rate", "note": PERIOD, **more},
    )


def compared(days: int) -> Definition:
    return measure(
        f"hire_retention_diff.{days}",
        format_lazy(_("Our hires still there at {days} days, against other hires"), days=days),
        counts=_("placements"),
        denominator=format_lazy(
            _(
                "Participants hired from a cohort, in an occupation and months of which the firm says whom else it "
                "hired and how many of them stayed {days} days; once that day has come for everybody hired then."
            ),
            days=days,
        ),
        numerator=format_lazy(
            _(
                "Their share known to be with the firm at {days} days, less the share of the firm's other hires of the "
                "same occupation and months. Limits by Newcombe and Wilson."
            ),
            days=days,
        ),
        exclusions=_("As in retention. Months in which nobody was hired through us do not count for either side."),
        kind="difference",
        family="staffing",
        days=days,
        note=_("Needs 11 people on both sides. Unknown counts against our hires."),
    )


def turnover(key: str, title, months) -> Definition:
    return measure(
        key,
        title,
        counts=_("separations"),
        denominator=format_lazy(_("Average headcount, in years of work, {months}."), months=months),
        numerator=format_lazy(
            _("Separations in these months, as a yearly rate: separations ÷ headcount × 12 ÷ months. {months}."),
            months=months,
        ),
        exclusions=_("Occupations in which nobody was hired through us. Headcounts without both numbers are unknown."),
        kind="turnover",
        family="staffing",
        method="before" if key.endswith(".before") else "since",
    )


DEFINITIONS = (
    measure(
        "penetration",
        _("Establishments reached"),
        counts=_("establishments"),
        denominator=_(
            "Establishments in the initiative's counties and industries, in the latest quarter of the period for which "
            "every county has a number. Of several levels of an industry the broadest counts."
        ),
        numerator=format_lazy("{} {}", _("Those of them served in the period."), SERVED),
        exclusions=_(
            "Served firms elsewhere or of another industry. Whose county or industry is not on record is unknown. "
            "A firm that is part of another is an establishment of its own."
        ),
        kind="rate",
        family="reach",
    ),
    measure(
        "repeat",
        _("Repeat business"),
        counts=_("establishments"),
        denominator=_("Establishments served in the three years before the period."),
        numerator=format_lazy("{} {}", _("Those of them served again in the period."), SERVED),
        exclusions=_("None, wherever they are. A firm that is part of another is an establishment of its own."),
        kind="rate",
        family="reach",
        method="again",
    ),
    measure(
        "time_to_fill",
        _("Days to fill a position, median"),
        counts=_("positions"),
        denominator=_("Positions of openings posted in the period. Drafts and openings without a day do not count."),
        numerator=_(
            "The day by which half are filled (Kaplan–Meier), from posting to accepted offer. Positions still open "
            "count as open so far, and leave the estimate when the opening expires or is closed."
        ),
        exclusions=_("Unknown: said to be filled, but not when; closed, but not when."),
        unit="days",
        kind="median",
        family="positions",
    ),
    measure(
        "fill_rate",
        _("Positions filled"),
        counts=_("positions"),
        denominator=_("Positions of openings posted in the period, at least 60 days ago. Unknown ones stay in."),
        numerator=_("Those with an accepted offer by the day of the figures."),
        exclusions=_("None. An opening said to be filled without the days of its offers is unknown."),
        kind="rate",
        family="positions",
    ),
    turnover(
        "turnover",
        _("Yearly turnover"),
        _("over the headcounts that begin after the first hire through us and lie within the period"),
    ),
    turnover(
        "turnover.before",
        _("Yearly turnover before the first hire through us"),
        _("over the headcounts within the twelve months before the month of the first hire through us"),
    ),
    *(compared(days) for days in COMPARED),
)
