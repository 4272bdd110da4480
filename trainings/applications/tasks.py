"""Old drafts are dropped in the background. Here it is decided what time it is."""

from django.utils import timezone

from intermediary.accounts.scope import acting
from intermediary.jobs.handlers import handles, sweeps
from intermediary.jobs.services import enqueue
from trainings.applications import services
from trainings.applications.models import Application, State

DROP = "applications.drop_drafts"


@sweeps
def sweep_drafts() -> None:
    with acting("system"):
        if Application.objects.filter(state=State.DRAFT, expires_at__lte=timezone.now()).exists():
            enqueue(DROP, unique=DROP)


@handles(DROP)
def drop_drafts(job, progress) -> dict:
    with acting("system"):
        return {"dropped": services.drop_expired(timezone.now())}
