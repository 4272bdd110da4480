"""Reminders of reports. Here it is decided which day is today."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from intermediary.accounts.scope import acting
from intermediary.funding.services import reports
from intermediary.jobs.handlers import handles, sweeps
from intermediary.jobs.models import Job
from intermediary.jobs.services import enqueue

REMIND = "funding.remind"
PAUSE = timedelta(minutes=30)  # between two tries: a mail server that is away is not asked every few seconds


@sweeps
def sweep_reminders() -> None:
    """In the morning and after: whoever is to be reminded today is, also where the worker slept through the night."""
    now = timezone.localtime()
    if now.hour < 6 or Job.objects.filter(kind=REMIND, created_at__gte=now - PAUSE).exists():
        return
    with acting("system"):
        due = reports.to_remind(now.date())
    if due:
        enqueue(REMIND, unique=REMIND)


@handles(REMIND)
def remind(job, progress) -> dict:
    return {"sent": reports.remind(today=timezone.localdate(), site=settings.SITE_URL)}
