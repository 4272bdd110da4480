"""Offers of a seat: written with their message, closed once. The caller holds the cohort's lock and an open event."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from intermediary.messages import services as messages
from intermediary.messages.models import Channel
from intermediary.pages import tokens
from trainings.enums import OfferState
from trainings.models import Cohort, Enrollment, SeatOffer
from trainings.services.letters import QUIET, offer_letter, reach, recipients

PURPOSE = "seat offer"


def make(enrollment: Enrollment, cohort: Cohort, now: datetime) -> SeatOffer:
    """Hold a seat until the end of the cohort's last day for an answer, and write to the person, if we know where."""
    token, digest = tokens.mint(PURPOSE)
    last = timezone.localdate(now) + timedelta(days=cohort.offer_days)
    until = datetime.combine(last + timedelta(days=1), time(0), timezone.get_default_timezone())
    offer = SeatOffer.objects.create(enrollment=enrollment, offered_at=now, answer_by=until, token_hash=digest)
    way = reach(enrollment.participant_id)
    recipient, _class = recipients(enrollment.pk)
    if way and not messages.waiting([recipient]):
        facts = {"cohort": cohort, "last": last, "link": tokens.address("seat_offer", token)}
        subject, body = offer_letter(way, **facts)
        offer.message = messages.write(
            key=f"seat-offer-{offer.pk}", channel=way.channel, recipient=recipient, to=way.to, subject=subject,
            body=body, now=now, expires_at=until, quiet=QUIET if way.channel == Channel.SMS else (None, None),
        )  # fmt: skip
        offer.save(update_fields=["message"])
    return offer


def find(token: str) -> SeatOffer | None:
    """The offer of a token that we made, whatever became of it since."""
    digest = tokens.hashed(PURPOSE, token)
    found = SeatOffer.objects.filter(token_hash=digest) if digest else SeatOffer.objects.none()
    return found.select_related(
        "enrollment__participant__identity", "enrollment__cohort__program__provider", "enrollment__cohort__provider"
    ).first()


def held(offer: SeatOffer) -> SeatOffer | None:
    """The offer as it is now, locked; None where it is open no longer."""
    found = SeatOffer.objects.select_for_update(of=("self",)).filter(pk=offer.pk, state=OfferState.OPEN)
    return found.select_related("enrollment").first()


def close(enrollment: Enrollment, state: str, now: datetime) -> None:
    """The open offer of an enrollment, if it has one, is open no longer, and nobody is told of it any more."""
    messages.take_back(recipients(enrollment.pk)[0])
    enrollment.offers.filter(state=OfferState.OPEN).update(state=state, answered_at=now)
