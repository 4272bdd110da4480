"""What is written to whom about a step: the row of the letter and its message, in the step's own transaction.

No name of a person stands in a message to a firm, and no status in a message to a person: both are behind the link.
"""

from datetime import datetime, time, timedelta

from django.utils import timezone

from intermediary.messages import services as messages
from intermediary.messages.backends import available
from intermediary.messages.models import Channel, Message
from intermediary.pages import tokens
from participants.models import Identity
from placements.followups.asking import ADDRESS, recipient
from placements.followups.models import Preference
from placements.referrals import wording
from placements.referrals.enums import ASKING, Kind, Status, Way
from placements.referrals.models import Letter, Referral, Step

TO_FIRM, TO_PERSON = "referral answer", "referral status"
VALID = {TO_FIRM: timedelta(days=30), TO_PERSON: timedelta(days=90)}
QUIET = time(20), time(8)


def ask_firm(step: Step, *, kind: str, now: datetime, as_of=None) -> Letter | None:
    """Ask, or remind, whoever answers at the employer. None where there is no address, or one is on its way."""
    referral = step.referral
    whom = f"referral step {step.pk}"
    if not referral.send_to or messages.waiting([whom]):
        return None
    token, token_hash = tokens.mint(TO_FIRM)
    subject, body = wording.to_firm(referral, kind, tokens.address("referral_answer", token))
    return _write(step, kind, now, as_of, token_hash, VALID[TO_FIRM], channel=Channel.EMAIL, recipient=whom,
                  to=referral.send_to, subject=subject, body=body)  # fmt: skip


def tell_firm_it_is_over(step: Step, *, now: datetime) -> Letter | None:
    """The person is no longer to be had. Says neither who nor why."""
    referral = step.referral
    if not referral.send_to:
        return None
    subject, body = wording.over(referral)
    whom = f"referral {referral.pk} over"
    return _write(step, Kind.OVER, now, None, None, VALID[TO_FIRM], channel=Channel.EMAIL, recipient=whom,
                  to=referral.send_to, subject=subject, body=body)  # fmt: skip


def tell_person(step: Step, *, now: datetime, as_of=None) -> Letter | None:
    """There is news: the person reads it on their own page. None where they cannot or do not want to be written to,
    withdrew themselves just now, or have a message waiting (then the nightly round tells them)."""
    referral = step.referral
    own_doing = step.status == Status.WITHDRAWN and step.way == Way.LINK
    reach = None if own_doing else _reach(referral)
    if reach is None or messages.waiting([recipient(referral.participant_id)]):
        return None
    identity, channel, language = reach
    token, token_hash = tokens.mint(TO_PERSON)
    subject, body = wording.to_person(identity.first_name, channel, language, tokens.address("referral_status", token))
    return _write(step, Kind.TOLD, now, as_of, token_hash, VALID[TO_PERSON], channel=channel,
                  recipient=recipient(referral.participant_id), to=getattr(identity, ADDRESS[channel]),
                  subject=subject, body=body)  # fmt: skip


def find(token: str, purpose: str) -> Letter | None:
    """The letter whose link this is, whatever became of it since. None for a token that was made up or cut short."""
    token_hash = tokens.hashed(purpose, token)
    if token_hash is None:
        return None
    found = Letter.objects.filter(token_hash=token_hash)
    return found.select_related("step__referral__opening__employer", "step__referral__participant").first()


def forget(participant) -> int:
    """Drop the messages about somebody who is erased; their letters go with them."""
    theirs = Letter.objects.filter(step__referral__participant=participant, message__isnull=False)
    return Message.objects.filter(pk__in=list(theirs.values_list("message", flat=True))).delete()[0]


def _reach(referral: Referral) -> tuple[Identity, str, str] | None:
    """(identity, channel, language) of a person who may be written to."""
    identity = Identity.objects.filter(participant=referral.participant_id).first()
    wish = Preference.objects.filter(participant=referral.participant_id).first()
    if identity is None or (wish and wish.opted_out_on):
        return None
    channels = [channel for channel in available() if getattr(identity, ADDRESS[channel])]
    if not channels:
        return None
    wanted = wish.channel if wish and wish.channel in channels else channels[0]
    return identity, wanted, wish.language if wish else "en"


def _write(step: Step, kind: str, now: datetime, as_of, token_hash, valid: timedelta, **message) -> Letter:
    letter = Letter.objects.create(
        step=step, kind=kind, token_hash=token_hash, expires_at=now + valid,
        made_on=as_of or timezone.localdate(now, timezone.get_default_timezone()),
    )  # fmt: skip
    letter.message = messages.write(
        key=f"referral-{letter.pk}", now=now, expires_at=letter.expires_at,
        quiet=(None, None) if kind == Kind.ASK else QUIET, **message,
    )  # fmt: skip
    letter.save(update_fields=["message"])
    return letter


def asking(step: Step):
    """The letters of a step that ask the employer."""
    return step.letters.filter(kind__in=ASKING)
