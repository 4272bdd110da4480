"""Reminders in the background. Here, and nowhere below, it is decided which day is today."""

from django.utils import timezone

from intermediary.accounts.scope import acting
from intermediary.jobs.handlers import handles, sweeps
from intermediary.jobs.services import enqueue
from placements.referrals import nudging

NUDGE = "referrals.nudge"


@sweeps
def sweep_referrals() -> None:
    now = timezone.now()
    with acting("system"):
        if nudging.due(timezone.localdate(now)) or nudging.untold(now).exists():
            enqueue(NUDGE, unique=NUDGE)


@handles(NUDGE)
def nudge_employers(job, progress) -> dict:
    now = timezone.now()
    return nudging.nudge(as_of=timezone.localdate(now), now=now)
