"""Job quality: a checklist of each job (outcome measures, section 4). The unit is a placement."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from employers.quality import ENOUGH, FULL_TIME_HOURS, NOTICE_DAYS

from .definition import Definition

ITEMS = {
    "living_wage": (
        _("Jobs that pay the living wage"),
        _("The hourly wage is at or above the living wage on record for the job."),
    ),
    "hours": (
        _("Full-time jobs, or part-time by choice"),
        format_lazy(_("{hours} hours a week or more, or the person chose fewer."), hours=FULL_TIME_HOURS),
    ),
    "health_insurance": (
        _("Jobs with health insurance"),
        _("The employer pays at least half of it within 90 days."),
    ),
    "paid_leave": (_("Jobs with paid leave"), _("Any paid sick leave or vacation.")),
    "retirement_plan": (_("Jobs with a retirement plan"), _("A retirement plan is offered.")),
    "schedule_notice": (
        _("Jobs with schedules known ahead"),
        format_lazy(_("Schedules are known at least {days} days ahead."), days=NOTICE_DAYS),
    ),
    "advancement_path": (_("Jobs with a path to advance"), _("A written wage step, or training.")),
    "worker_voice": (_("Jobs with a voice for workers"), _("A union, or a standing channel.")),
}
GOOD = format_lazy(
    _("The living wage is paid, and at least {enough} of the {items} items of the checklist are met."),
    enough=ENOUGH,
    items=len(ITEMS),
)
NOTE = _("The cut-offs are ours, not a standard.")


def share(key: str, method: str, title: str, denominator: str, numerator: str) -> Definition:
    return Definition(
        key=key,
        title=title,
        counts=_("placements"),
        denominator=denominator,
        numerator=numerator,
        exclusions=_("None. Where it is not known the placement is counted as unknown, and never as a no."),
        source="outcome-measures.md, section 4",
        unit="rate",
        kind="share",
        family="quality",
        note=NOTE,
        method=method,
    )


DEFINITIONS = (
    share(
        "job.good_share",
        "good",
        _("Good jobs"),
        _("Placements whose hourly wage and living wage are both on record."),
        GOOD,
    ),
    *(
        share(f"job.item.{item}", item, title, _("Placements of which the record says whether it is so."), met)
        for item, (title, met) in ITEMS.items()
    ),
)
