"""What an employer says to a referral: by link, signed in, or through staff who write it down."""

from datetime import datetime
from typing import NamedTuple

from intermediary.accounts.scope import acting
from intermediary.audit.events import event
from placements.referrals.enums import ANSWERS, Status, Way
from placements.referrals.models import Letter, Referral, Step
from placements.referrals.services import steps


class Answer(NamedTuple):
    status: str
    interview_at: datetime | None = None
    reason: str = ""
    words: str = ""


class Spent(Exception):
    """The link was answered at, or is too old, or the referral went on, since it was opened."""


def by_link(*, letter: Letter, answer: Answer, now: datetime) -> Step:
    """The one answer that a link takes. Raises Spent where one was given, by this link or otherwise."""
    referral = letter.step.referral
    with event(f"referral.{answer.status}", subject=referral):
        locked = Referral.objects.select_for_update(no_key=True).get(pk=referral.pk)
        if not waits(letter, locked, now):
            raise Spent
        Letter.objects.filter(pk=letter.pk).update(used_at=now)
        who = referral.send_to_name or referral.send_to
        return steps.write(locked, to=answer.status, now=now, way=Way.LINK, said_by=who, **_said(answer))


def waits(letter: Letter, referral: Referral, now: datetime) -> bool:
    """Whether a link still takes an answer: its asking is the newest thing that happened."""
    newest = referral.steps.last()
    return (
        letter.used_at is None
        and letter.expires_at > now
        and referral.status == Status.REFERRED
        and newest is not None
        and newest.pk == letter.step_id
    )


def record(*, referral: Referral, answer: Answer, now: datetime, way: str, by, said_by: str = "") -> Step:
    """The same, signed in (`way` portal: whoever calls found the referral through the firm's own door) or by staff."""
    if answer.status not in (*ANSWERS, Status.OFFERED, Status.NOT_HIRED):
        raise ValueError(answer.status)
    with acting("system"):  # a firm may read its referrals, and write them only through here
        return steps.move(
            referral=referral, to=answer.status, now=now, way=way, by=by, said_by=said_by, **_said(answer)
        )


def _said(answer: Answer) -> dict:
    return {"interview_at": answer.interview_at, "reason": answer.reason, "words": answer.words}
