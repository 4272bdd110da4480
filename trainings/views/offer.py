"""The page of somebody who was offered a seat: opened by a signed link, without an account.

Opening it changes nothing (mail scanners open links); one POST answers. It shows a first name and the training.
"""

from datetime import timedelta

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.accounts.scope import acting
from trainings.enums import OfferState
from trainings.models import SeatOffer
from trainings.services import offers, seats

ANSWERS = {"accept": True, "decline": False}


def seat_offer(request, token: str):
    with acting("system"):
        offer = offers.find(token)
        if offer is None:
            words = _("Please open it from the message itself, or copy the whole address.")
            return _told(request, _("This link does not work"), words, status=404)
        answer = ANSWERS.get(request.POST.get("answer", "")) if request.method == "POST" else None
        if answer is not None and seats.answer(offer=offer, accepted=answer, now=timezone.now()):
            return _answered(request, offer, answer)
        if offer.state != OfferState.OPEN or offer.answer_by <= timezone.now() or answer is not None:
            return _over(request, offer)
        cohort = offer.enrollment.cohort
        context = {
            "title": _("A seat is held for you"),
            "name": offer.enrollment.participant.identity.first_name,
            "cohort": cohort,
            "last": timezone.localdate(offer.answer_by) - timedelta(days=1),
            "facts": [
                (_("Training"), cohort.program),
                (_("Training provider"), cohort.taught_by),
                (_("First day"), cohort.starts_on),
                (_("Last day"), cohort.ends_on),
                (_("Where"), cohort.site or cohort.get_mode_display() or None),
            ],
        }
        return _private(render(request, "trainings/offer.html", context))


def _answered(request, offer: SeatOffer, accepted: bool):
    program = offer.enrollment.cohort.program
    if accepted:
        words = _("You are enrolled in %(program)s. We will write to you before it starts.") % {"program": program}
        return _told(request, _("The seat is yours"), words)
    words = _("Thank you for telling us. The seat goes to the next person. You are welcome to apply again.")
    return _told(request, _("You passed on this seat"), words)


def _over(request, offer: SeatOffer):
    if offer.state == OfferState.ACCEPTED:
        return _told(request, _("This is answered already"), _("You took the seat. Nothing more to do."), status=410)
    words = _("The seat has gone to somebody else. Write or call us, and we will look for another one.")
    return _told(request, _("This offer is over"), words, status=410)


def _told(request, title: str, text: str, status: int = 200):
    return _private(render(request, "followups/told.html", {"title": title, "text": text}, status=status))


def _private(response):
    response["Cache-Control"] = "private, no-store"
    return response
