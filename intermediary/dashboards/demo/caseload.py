"""Whom the demo's coach looks after: people in training now or soon, and those who took a job within the year."""

from datetime import date, timedelta

from django.db.models import Q

from intermediary.accounts.models import User
from intermediary.initiatives.models import Initiative
from participants.models import Participant
from placements.followups.models import Caseload
from trainings.enums import OPEN

OTHERS = 3  # every third person is still nobody's: somebody has to be found for them


def assign(*, initiative: Initiative, coach: User, demo_day: date) -> int:
    """Give the coach their people; how many. Needs an open event."""
    learning = Q(enrollments__cohort__initiative=initiative, enrollments__status__in=OPEN)
    working = Q(
        placements__cohort__initiative=initiative, placements__started_on__gt=demo_day - timedelta(days=365),
        placements__last_day_worked=None,
    )  # fmt: skip
    people = Participant.objects.filter(learning | working).order_by("pk").values_list("pk", flat=True).distinct()
    theirs = [Caseload(participant_id=pk, coach=coach) for place, pk in enumerate(people, 1) if place % OTHERS]
    return len(Caseload.objects.bulk_create(theirs))
