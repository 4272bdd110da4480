"""Asking in the background. Here, and nowhere below, it is decided which day is today."""

from django.db.models import Q
from django.utils import timezone

from intermediary.accounts.scope import acting
from intermediary.initiatives.models import Initiative
from intermediary.jobs.handlers import handles, sweeps
from intermediary.jobs.services import enqueue
from placements.followups.asking import ask
from placements.followups.models import Plan

ASK = "followups.ask"


@sweeps
def sweep_asking() -> None:
    """Once a day and initiative: when its day has begun and the asking is not done yet."""
    today = timezone.localdate()
    undone = Q(asked_through=None) | Q(asked_through__lt=today)
    with acting("system"):
        for initiative in Plan.objects.filter(undone, active=True).values_list("initiative", flat=True):
            enqueue(ASK, unique=f"{ASK} {initiative}", initiative=initiative)


@handles(ASK)
def ask_today(job, progress, *, initiative: int) -> dict:
    now = timezone.now()
    found = Initiative.objects.filter(pk=initiative).first()
    if found is None:
        return {}
    return vars(ask(initiative=found, as_of=timezone.localdate(now), now=now))
