"""What came back becomes facts: a follow-up, a last day worked, and beside them who said so and when.

A last day worked is the record of the whole job, so it settles it whatever follow-ups say. Hence [D]: one that somebody
stated is put on the placement, or replaced, only by a source at least as strong; and it is taken off where a source at
least as strong saw the person there later. A last day that staff or an import put on record without a statement is
left alone: there the statement stands beside it, and the data-quality page asks for a person.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from employers.models import Employer
from intermediary.accounts.scope import acting
from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from placements.enums import FollowUpStatus, Source
from placements.followups.enums import Outcome, Way
from placements.followups.models import Attempt, Caseload, Link, Preference, Statement
from placements.models import FollowUp, Placement

STRENGTH = {source: place for place, source in enumerate(Source.values)}


class Answer(NamedTuple):
    """What somebody said of one placement. `last_day`: when the person left, where they did and it was said."""

    status: str
    hourly_wage: Decimal | None = None
    weekly_hours: Decimal | None = None
    last_day: date | None = None
    help: tuple[str, ...] = ()
    employer: Employer | None = None  # the other one, where it is named


class Spent(Exception):
    """The link was answered at, or is too old, since it was opened."""


def record(
    *, placement: Placement, answer: Answer, source: str, on: date, at: datetime, said_by: str = "", way: str = "",
    link: Link | None = None, document=None, by=None,
) -> Statement:  # fmt: skip
    """Put one answer on record, as one act. The placement is locked: two answers at once come one after the other."""
    with event("follow_up.answered", by=by, subject=placement):
        placement = Placement.objects.select_for_update(no_key=True).get(pk=placement.pk)
        observed = on
        status = answer.status
        if answer.last_day is not None and source != Source.PARTICIPANT and status != FollowUpStatus.EMPLOYED_SAME:
            # A firm or a stub tells of its own job only: that the person was there, through that day.
            observed, status = answer.last_day, FollowUpStatus.EMPLOYED_SAME
        follow_up = FollowUp.objects.create(
            placement=placement, observed_on=max(observed, placement.started_on), status=status, source=source,
            hourly_wage=answer.hourly_wage, weekly_hours=answer.weekly_hours, employer=answer.employer,
        )  # fmt: skip
        statement = Statement(
            placement=placement, follow_up=follow_up, source=source, last_day=answer.last_day, said_by=said_by,
            said_at=at, way=way, help=list(answer.help), link=link, by=by,
        )  # fmt: skip
        if document:
            document.seek(0)
            statement.put_file(document.name, document.read())
        statement.save()
        _settle_end(placement, statement, follow_up)
    return statement


def _settle_end(placement: Placement, statement: Statement, follow_up: FollowUp) -> None:
    standing = _stated_end(placement)
    if standing is None and placement.last_day_worked is not None:
        return  # on record without a statement: not ours to move
    if standing is not None and STRENGTH[statement.source] > STRENGTH[standing.source]:
        return
    if statement.last_day is not None:
        if _seen_later(placement, statement):
            return
        end = statement.last_day
    elif follow_up.status == FollowUpStatus.EMPLOYED_SAME and standing and follow_up.observed_on > standing.last_day:
        if Placement.objects.filter(participant=placement.participant_id, employer=placement.employer_id,
                                    started_on__gt=standing.last_day).exists():  # fmt: skip
            return  # hired again since: that is another row
        end = None
    else:
        return
    if end != placement.last_day_worked:
        placement.last_day_worked = end
        placement.save(update_fields=["last_day_worked"])


def _seen_later(placement: Placement, statement: Statement) -> bool:
    """Whether a stronger source saw the person there after the last day that is stated."""
    stronger = Source.values[: STRENGTH[statement.source]]
    seen = placement.follow_ups.filter(status=FollowUpStatus.EMPLOYED_SAME, source__in=stronger)
    return seen.filter(observed_on__gt=statement.last_day).exists()


def _stated_end(placement: Placement) -> Statement | None:
    """The statement that the last day on record is from, if it is from one: the strongest, of these the newest."""
    found = placement.statements.filter(last_day=placement.last_day_worked, last_day__isnull=False)
    return min(found, key=lambda s: (STRENGTH[s.source], -s.pk), default=None)


def check_in(*, link: Link, answer: Answer, stop: bool, now: datetime) -> None:
    """The person's own answer through their link, which it uses up. Raises Spent where that has happened already."""
    today = timezone.localdate(now, timezone.get_default_timezone())
    with event("follow_up.checked_in", subject=link.placement):
        taken = Link.objects.filter(pk=link.pk, used_at=None, expires_at__gt=now).update(used_at=now)
        if not taken:
            raise Spent
        record(
            placement=link.placement, answer=answer, source=Source.PARTICIPANT, on=today, at=now,
            said_by=str(link.participant.identity), way=_way(link), link=link,
        )  # fmt: skip
        if stop:
            opt_out(participant=link.participant, on=today)


def opt_out(*, participant, on: date, by=None) -> None:
    """No more messages to this person. Saying it again changes nothing."""
    with event("follow_up.opted_out", by=by, subject=participant):
        wish, _made = Preference.objects.get_or_create(participant=participant)
        if wish.opted_out_on is None:
            wish.opted_out_on = on
            wish.save(update_fields=["opted_out_on"])


def confirm(*, link: Link, answers: dict[Placement, Answer], said_by: str, now: datetime) -> int:
    """What a firm says of its hires through its link. Returns how many are answered for; what was answered through
    this link before is left as it is. Raises Spent where the link is too old."""
    today = timezone.localdate(now, timezone.get_default_timezone())
    with event("follow_up.confirmed", subject=link.employer):
        locked = Link.objects.select_for_update().get(pk=link.pk)
        if locked.expires_at <= now:
            raise Spent
        done = set(locked.statements.values_list("placement", flat=True))
        fresh = {job: answer for job, answer in answers.items() if job.pk not in done}
        for placement, answer in fresh.items():
            record(
                placement=placement, answer=answer, source=Source.EMPLOYER, on=today, at=now, said_by=said_by,
                way=Way.EMPLOYER, link=locked,
            )  # fmt: skip
        if not asked_of(locked):
            locked.used_at = now
            locked.save(update_fields=["used_at"])
    return len(fresh)


def confirm_signed_in(*, answers: dict[Placement, Answer], by, now: datetime) -> int:
    """What somebody of a firm says of its hires while signed in; whoever calls found them by the firm's own door.

    Returns how many are answered for. A firm may read its hires, and write of them only through here.
    """
    today = timezone.localdate(now, timezone.get_default_timezone())
    with acting("system"), event("follow_up.confirmed", by=by):
        for placement, answer in answers.items():
            record(placement=placement, answer=answer, source=Source.EMPLOYER, on=today, at=now, said_by=str(by),
                   way=Way.EMPLOYER, by=by)  # fmt: skip
    return len(answers)


def asked_of(link: Link) -> list[Placement]:
    """The hires that a firm's link asks about and that were not answered for through it."""
    done = link.statements.values("placement")
    jobs = Placement.objects.filter(attempts__link=link, employer=link.employer).exclude(pk__in=done)
    return list(jobs.select_related("participant").order_by("started_on", "pk").distinct())


def log_call(*, window_key: tuple, way: str, outcome: str, on: date, by) -> Attempt:
    """One click in the queue: somebody of staff tried, and this came of it."""
    participant, placement, unit, number, due_on = window_key
    with event("follow_up.tried", by=by):
        made = Attempt.objects.create(
            participant_id=participant, placement_id=placement, unit=unit, number=number, due_on=due_on, way=way,
            outcome=outcome, made_on=on, by=by,
        )  # fmt: skip
        if outcome == Outcome.DECLINED:
            opt_out(participant=made.participant, on=on, by=by)
    return made


def assign(*, participant, coach, by) -> None:
    """Give a person to a coach, or (with None) to nobody."""
    with event("caseload.changed", by=by, subject=participant):
        Caseload.objects.filter(participant=participant).delete()
        if coach is not None:
            Caseload.objects.create(participant=participant, coach=coach)


def _way(link: Link) -> str:
    tried = link.attempts.order_by("pk").first()
    return tried.way if tried else ""


def add(*, placement: Placement, by, observed_on: date, status: str, source: str, at: datetime, employer=None,
        hourly_wage=None, weekly_hours=None, said_by: str = "", way: str = "", last_day: date | None = None,
        document=None) -> Statement:  # fmt: skip
    """What staff put on record on somebody's behalf, with the source named. Earlier answers stay: which one counts is
    the engine's rule. Raises ValidationError where the database refuses."""
    if observed_on < placement.started_on:
        raise ValidationError({"observed_on": _("The day lies before the first day worked.")})
    answer = Answer(status, hourly_wage, weekly_hours, last_day, employer=employer)
    with event("follow_up.added", by=by, subject=placement), refusals():
        return record(placement=placement, answer=answer, source=source, on=observed_on, at=at, said_by=said_by,
                      way=way, document=document, by=by)  # fmt: skip
