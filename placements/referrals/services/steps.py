"""Move a referral on: by the table of moves, under a lock, with a row of the log and a word to the person."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.audit.events import event
from placements.referrals import letters
from placements.referrals.enums import MOVES, Reason, Status, Way
from placements.referrals.models import Referral, Step

TELLING_NOBODY = (Status.SUGGESTED,)


class Moved(ValidationError):
    """The referral is no longer where this move starts from: somebody was quicker."""


def move(*, referral: Referral, to: str, now: datetime, way: str, by=None, reason: str = "", words: str = "",
         said_by: str = "", interview_at: datetime | None = None) -> Step:  # fmt: skip
    """Bring a referral to a status, as one act. Raises Moved where the table of moves does not lead there."""
    with event(f"referral.{to}", by=by, subject=referral):
        locked = Referral.objects.select_for_update(no_key=True).get(pk=referral.pk)
        step = write(locked, to=to, now=now, way=way, by=by, reason=reason, words=words, said_by=said_by,
                     interview_at=interview_at)  # fmt: skip
        referral.status = locked.status
    return step


def write(locked: Referral, *, to: str, now: datetime, way: str, by=None, reason: str = "", words: str = "",
          said_by: str = "", interview_at: datetime | None = None, **fields) -> Step:  # fmt: skip
    """The same for a referral that is locked already, inside an event. `fields` are saved on it along."""
    if to not in MOVES[Status(locked.status)]:
        raise Moved(stands(locked), code="moved")
    before, locked.status = locked.status, to
    for name, value in fields.items():
        setattr(locked, name, value)
    locked.save(update_fields=["status", *fields])
    step = log(locked, now=now, way=way, by=by, reason=reason, words=words, said_by=said_by, interview_at=interview_at)
    if to == Status.WITHDRAWN and before != Status.SUGGESTED:
        letters.tell_firm_it_is_over(step, now=now)
    if before != Status.SUGGESTED or to == Status.REFERRED:
        letters.tell_person(step, now=now)
    return step


def log(referral: Referral, *, now: datetime, way: str, **what) -> Step:
    on = timezone.localdate(now, timezone.get_default_timezone())
    number = 1 + (referral.steps.aggregate(last=Max("number"))["last"] or 0)
    return Step.objects.create(referral=referral, number=number, status=referral.status, on=on, at=now, way=way, **what)


def stands(referral: Referral) -> str:
    """Why a referral cannot be moved on as somebody wanted, in words for them."""
    if referral.status == Status.HIRED:
        return _("This person is hired for this opening already.")
    last = referral.steps.last()
    if last and last.reason == Reason.ELSEWHERE:
        return _("This person has taken another job.")
    if last and last.reason == Reason.FILLED:
        return _("The last position of this opening is filled.")
    return _("This referral stands at “%(status)s” by now.") % {"status": referral.get_status_display()}


def withdraw(*, referral: Referral, now: datetime, way: str = Way.LINK, by=None, reason: str = Reason.DECLINED) -> Step:
    """The person does not want it any more. The employer is told that it is over, and nothing else."""
    return move(referral=referral, to=Status.WITHDRAWN, now=now, way=way, by=by, reason=reason)
