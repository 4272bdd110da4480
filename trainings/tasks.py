"""Offers that ran out, in the background. Here, and nowhere below, it is decided what time it is."""

from django.utils import timezone

from intermediary.accounts.scope import acting
from intermediary.jobs.handlers import handles, sweeps
from intermediary.jobs.services import enqueue
from trainings.enums import OfferState
from trainings.models import SeatOffer
from trainings.services import seats

EXPIRE = "trainings.expire_offers"


def due(now):
    return SeatOffer.objects.filter(state=OfferState.OPEN, answer_by__lte=now)


@sweeps
def sweep_offers() -> None:
    with acting("system"):
        if due(timezone.now()).exists():
            enqueue(EXPIRE, unique=EXPIRE)


@handles(EXPIRE)
def expire_offers(job, progress) -> dict:
    """Each in a transaction of its own: who dies half way leaves the rest to the next sweep."""
    now = timezone.now()
    with acting("system"):
        found = list(due(now).order_by("answer_by", "pk"))
    passed_on = 0
    for place, offer in enumerate(found):
        progress(place, len(found))
        with acting("system"):
            passed_on += seats.expire(offer=offer, now=now)
    return {"expired": passed_on}
