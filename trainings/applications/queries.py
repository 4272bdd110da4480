"""Which pages are open, which starts can be chosen, which applications there are."""

from datetime import date

from django.db.models import Q, QuerySet

from trainings.applications.models import Application, Recruitment, State
from trainings.models import Cohort


def open_pages() -> QuerySet[Recruitment]:
    return Recruitment.objects.filter(accepting=True).select_related("program__provider", "initiative")


def starts(recruitment: Recruitment, today: date) -> QuerySet[Cohort]:
    """Cohorts of the program that somebody can still join, the next one first."""
    ahead = Cohort.objects.filter(program=recruitment.program, initiative=recruitment.initiative, starts_on__gte=today)
    return ahead.select_related("program").order_by("starts_on", "pk")


def applications(initiative, search: str = "", state: str = "", program=None) -> QuerySet[Application]:
    """Applications that were sent. `state` empty: those to be reviewed; "all": all of them."""
    found = Application.objects.filter(initiative=initiative).exclude(state=State.DRAFT)
    found = found.select_related("participant__identity", "program", "cohort__program", "enrollment", "on_behalf_by")
    if state != "all":
        found = found.filter(state=state or State.SENT)
    if program:
        found = found.filter(program=program)
    for word in (search or "").split():
        found = found.filter(
            Q(participant__identity__first_name__icontains=word) | Q(participant__identity__last_name__icontains=word)
        )
    return found
