"""Seats of a cohort: who gets the last one, who waits, who is next. Whoever decides holds the cohort's row locked.

However many ask at once, they pass one after the other: a seat goes to exactly one of them, the others join the line in
that order. A seat that comes free is offered to whoever waits longest, in the very transaction that freed it, until
the day from which seats stay empty (`Cohort.refills`).
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from participants.models import Participant
from trainings.enums import HOLDING, OfferState
from trainings.enums import EnrollmentStatus as S
from trainings.models import Cohort, Enrollment
from trainings.services import moves, offers


@dataclass(frozen=True)
class Seats:
    """How many seats there are (None: no limit), how many are taken or held, how many wait for one."""

    capacity: int | None
    taken: int
    waiting: int

    @property
    def free(self) -> int | None:
        return None if self.capacity is None else max(0, self.capacity - self.taken)

    @property
    def full(self) -> bool:
        return self.free == 0

    @property
    def over(self) -> int:
        return max(0, self.taken - self.capacity) if self.capacity is not None else 0


def seats(cohort: Cohort) -> Seats:
    """As they are at this moment; for good only while the cohort's row is locked."""
    statuses = list(cohort.enrollments.filter(status__in=[*HOLDING, S.WAITLISTED]).values_list("status", flat=True))
    waiting = statuses.count(S.WAITLISTED)
    return Seats(cohort.capacity, len(statuses) - waiting, waiting)


def locked(cohort: Cohort | int) -> Cohort:
    """The cohort as it is now, its row locked until the transaction ends. Always the first lock that is taken."""
    pk = cohort.pk if isinstance(cohort, Cohort) else cohort
    return Cohort.objects.select_for_update(of=("self",)).select_related("program").get(pk=pk)


def line(cohort: Cohort) -> QuerySet[Enrollment]:
    """Those who wait, whoever waits longest first. An imported one waits since before the pages knew of it."""
    waiting = cohort.enrollments.filter(status=S.WAITLISTED)
    return waiting.order_by(F("waiting_since").asc(nulls_first=True), "enrolled_on", "pk")


def move(
    *, enrollment: Enrollment, to: str, on: date, now: datetime, reason: str = "", correction: str = "",
    overbook: str = "", by,
) -> Enrollment:  # fmt: skip
    """Move one enrollment, and let the seat that it leaves go to the next in line.

    Who is offered a seat, or enrolled, while none is free joins the line instead: read `status` of what comes back.
    `overbook` says why somebody is seated above the number of seats; `correction` why against the table of transitions.
    Raises ValidationError where the table refuses it.
    """
    with event("enrollment.moved", by=by, subject=enrollment), refusals():
        cohort = locked(enrollment.cohort_id)
        enrollment = Enrollment.objects.select_for_update(of=("self",)).get(pk=enrollment.pk)
        _move(cohort, enrollment, to, on=on, now=now, reason=reason, correction=correction, overbook=overbook)
        fill(cohort, now)
    return enrollment


def request_seat(
    *, participant: Participant, cohort: Cohort, to: str, on: date, now: datetime, overbook: str = "", by, **values
) -> Enrollment:
    """Put a person into a cohort: with a seat (`to` offered or enrolled) where one is free, else last in the line.

    Read `status` of what comes back. Raises ValidationError where they are in it already.
    """
    with event("enrollment.added", by=by, subject=participant), refusals():
        cohort = locked(cohort)
        to, above = _granted(cohort, to, now, overbook, waits=False)
        enrollment = Enrollment(participant=participant, cohort=cohort, status=to, enrolled_on=on, **values)
        enrollment.waiting_since = moment() if to == S.WAITLISTED else None
        with moves.said(reason=overbook if above else "", overbooked=above):
            enrollment.save()
        if to == S.OFFERED:
            offers.make(enrollment, cohort, now)
    return enrollment


def _granted(cohort: Cohort, to: str, now: datetime, overbook: str, *, waits: bool) -> tuple[str, bool]:
    """(status that is granted, whether it is above the number of seats) to whoever holds no seat and asks for `to`.

    `waits`: whoever is in the line already was chosen from it by somebody; a new request comes after the line.
    """
    if to not in (S.OFFERED, S.ENROLLED):
        return to, False
    if not waits:
        fill(cohort, now)
    if not seats(cohort).full:
        return to, False
    return (to, True) if overbook.strip() else (S.WAITLISTED, False)


def _move(
    cohort: Cohort, enrollment: Enrollment, to: str, *, on: date, now: datetime, reason: str = "",
    correction: str = "", overbook: str = "",
) -> None:  # fmt: skip
    above, came_from = False, enrollment.status
    if came_from not in HOLDING:
        moves.refuse(enrollment, came_from, to, correction)
        to, above = _granted(cohort, to, now, overbook, waits=came_from == S.WAITLISTED)
    if to == came_from:
        return
    if to == S.WAITLISTED:
        enrollment.waiting_since = moment()
    moves.write(enrollment, to, on=on, reason=overbook if above else reason, correction=correction, overbooked=above)
    if came_from == S.OFFERED:
        offers.close(enrollment, OfferState.ACCEPTED if to == S.ENROLLED else OfferState.RETURNED, now)
    if to == S.OFFERED:
        offers.make(enrollment, cohort, now)


def fill(cohort: Cohort, now: datetime) -> None:
    """Offer every free seat to the next in line. The cohort's row is locked, and an event is open."""
    if not cohort.refills(timezone.localdate(now)):
        return
    waiting = line(cohort)
    free = seats(cohort).free
    for enrollment in waiting if free is None else waiting[:free]:
        moves.write(enrollment, S.OFFERED, on=timezone.localdate(now), reason=_("Next in line"))
        offers.make(enrollment, cohort, now)


def answer(*, offer, accepted: bool, now: datetime, by=None) -> bool:
    """The person's word on an offer. False where it is no longer open: answered, taken back, or too late.

    Said twice, it counts once. A refusal passes the seat on.
    """
    with event("offer.answered", by=by, subject=offer.enrollment):
        cohort = locked(offer.enrollment.cohort_id)
        offer = offers.held(offer)
        if offer is None or offer.answer_by <= now:
            return False
        enrollment, today = offer.enrollment, timezone.localdate(now)
        if accepted:
            moves.write(enrollment, S.ENROLLED, on=today, reason=_("Accepted the seat"))
        else:
            moves.write(enrollment, S.DECLINED, on=today, reason=_("Declined the seat"))
        offers.close(enrollment, OfferState.ACCEPTED if accepted else OfferState.DECLINED, now)
        fill(cohort, now)
    return True


def expire(*, offer, now: datetime) -> bool:
    """An offer that nobody answered in time: the seat passes to the next. Done again it does nothing."""
    with event("offer.expired", subject=offer.enrollment):
        cohort = locked(offer.enrollment.cohort_id)
        offer = offers.held(offer)
        if offer is None or offer.answer_by > now:
            return False
        moves.write(offer.enrollment, S.DECLINED, on=timezone.localdate(now), reason=_("Did not answer in time"))
        offers.close(offer.enrollment, OfferState.EXPIRED, now)
        fill(cohort, now)
    return True


def refuse_smaller(cohort: Cohort, capacity: int | None) -> None:
    """Raise ValidationError where fewer seats are asked for than are taken. The cohort's row is locked."""
    taken = seats(cohort).taken
    if capacity is not None and capacity < taken and capacity != cohort.capacity:
        words = _("%(taken)d seats are taken or offered already. Free some first.")
        raise ValidationError({"capacity": ValidationError(words, params={"taken": taken})})


def moment() -> datetime:
    """The clock of PostgreSQL at this statement: under the lock, later requests get later moments."""
    with connection.cursor() as cursor:
        cursor.execute("select clock_timestamp()")
        return cursor.fetchone()[0]
