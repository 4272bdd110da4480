"""Who may have an open window, so that nobody else's history is read: by dates alone, generously."""

from datetime import date, timedelta

from intermediary.initiatives.models import Initiative
from participants.models import Service
from placements.followups.windows import OPEN_DAYS, QUARTERS, WAGE_QUARTERS
from placements.models import Placement
from placements.outcomes.definitions.retention import MILESTONES
from trainings.models import Enrollment

# Days back from which a placement, or the last day of an exit's services, can still have an open window.
JOB_DAYS = max(MILESTONES) + OPEN_DAYS
EXIT_DAYS = (max(QUARTERS) + WAGE_QUARTERS + 1) * 92


def in_play(initiative: Initiative, as_of: date) -> list[int]:
    """Those who may have an open window: no window of anybody else can be."""
    jobs = Placement.objects.filter(
        cohort__initiative=initiative, started_on__gte=as_of - timedelta(JOB_DAYS),
        started_on__lte=as_of - timedelta(min(MILESTONES)),
    )  # fmt: skip
    since = as_of - timedelta(EXIT_DAYS)
    ours = Enrollment.objects.filter(cohort__initiative=initiative, enrolled_on__lte=as_of).values("participant")
    # An exit is of all programs together, so the last day may be another initiative's.
    ended = Enrollment.objects.filter(participant__in=ours, ended_on__gte=since)
    served = Service.objects.filter(participant__in=ours, provided_on__gte=since, keeps_open=True)
    found = [query.values_list("participant", flat=True) for query in (jobs, ended, served)]
    return sorted(set().union(*found))
