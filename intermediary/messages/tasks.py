"""Sending in the background. The sweep looks for what is due; the job that it leaves is only a hint."""

from django.utils import timezone

from intermediary.accounts.scope import acting
from intermediary.jobs.handlers import handles, sweeps
from intermediary.jobs.services import enqueue
from intermediary.messages import services

SEND = "messages.send"


@sweeps
def sweep_messages() -> None:
    with acting("system"):
        if services.due(timezone.now()).exists():
            enqueue(SEND, unique=SEND)


@handles(SEND)
def send_messages(job, progress) -> dict:
    return services.send_due(progress=progress)
