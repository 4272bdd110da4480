"""Plan a cohort's sessions, change one, and say who was there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from trainings.attendance.models import Mark, Session
from trainings.enums import EnrollmentStatus as S
from trainings.models import Cohort, Enrollment

MOST = 400  # sessions of one plan: more is a mistake in a date


@dataclass(frozen=True)
class Pattern:
    """The same hours on the same weekdays (0 is Monday) from a first to a last day, except on days that are free."""

    weekdays: frozenset[int]
    starts_at: time
    ends_at: time
    first: date
    last: date
    free: frozenset[date] = frozenset()
    break_minutes: int = 0

    @property
    def days(self) -> list[date]:
        span = (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))
        return [day for day in span if day.weekday() in self.weekdays and day not in self.free]

    @property
    def hours(self) -> Decimal:
        minutes = (self.ends_at.hour - self.starts_at.hour) * 60 + self.ends_at.minute - self.starts_at.minute
        return (Decimal(minutes - self.break_minutes) / 60).quantize(Decimal("0.01"))


def plan(*, cohort: Cohort, pattern: Pattern, by) -> int:
    """Put the sessions of a pattern on record; those that are there already stay as they are. How many are new."""
    days = pattern.days
    if len(days) > MOST:
        raise ValidationError(_("That would be %(n)d sessions. Check the first and the last day.") % {"n": len(days)})
    with event("sessions.planned", by=by, subject=cohort), refusals():
        had = set(cohort.sessions.values_list("held_on", "starts_at"))
        made = Session.objects.bulk_create(
            Session(
                cohort=cohort, held_on=day, starts_at=pattern.starts_at, ends_at=pattern.ends_at, hours=pattern.hours
            )
            for day in days
            if (day, pattern.starts_at) not in had
        )
    return len(made)


def save_session(*, session: Session | None = None, cohort: Cohort | None = None, by, **values) -> Session:
    """Add a session to a cohort, or change one."""
    verb = "added" if session is None else "changed"
    session = session or Session(cohort=cohort)
    with event(f"session.{verb}", by=by, subject=session), refusals():
        for name, value in values.items():
            setattr(session, name, value)
        session.save()
    return session


def drop_planned(*, cohort: Cohort, after: date, by) -> int:
    """Take sessions later than `after` off the plan; those that attendance was taken of stay. How many went."""
    with event("sessions.dropped", by=by, subject=cohort):
        return cohort.sessions.filter(held_on__gt=after, taken_at=None).delete()[0]


def expected(session: Session) -> QuerySet[Enrollment]:
    """Whoever is in training on the day of a session, by name: who left before it, or came later, is not."""
    there = Q(status=S.ENROLLED) | Q(status__in=[S.COMPLETED, S.WITHDRAWN, S.DISMISSED], ended_on__gte=session.held_on)
    found = session.cohort.enrollments.filter(there, enrolled_on__lte=session.held_on)
    return found.select_related("participant__identity").order_by(
        "participant__identity__last_name", "participant__identity__first_name", "pk"
    )


@dataclass(frozen=True)
class Said:
    """What somebody said of one person at a session."""

    presence: str
    hours: Decimal | None = None


def take(*, session: Session, said: dict[int, Said], now: datetime, by) -> int:
    """Who was there, enrollment's id → what was said. Sent again it changes nothing. How many marks are new or other.

    Raises ValidationError where the session is cancelled, or somebody got more hours than it has.
    """
    with event("attendance.taken", by=by, subject=session):
        session = Session.objects.select_for_update().get(pk=session.pk)
        if session.cancelled:
            raise ValidationError(_("This session is cancelled. Put it back on the plan first."))
        _refuse_hours(session, said.values())
        known = {mark.enrollment_id: mark for mark in session.marks.all()}
        allowed = set(session.cohort.enrollments.filter(pk__in=said).values_list("pk", flat=True))
        new, other = [], []
        for pk in sorted(allowed):
            mark = known.get(pk) or Mark(session=session, enrollment_id=pk)
            if (mark.presence, mark.hours) == (said[pk].presence, said[pk].hours):
                continue
            mark.presence, mark.hours = said[pk].presence, said[pk].hours
            (other if pk in known else new).append(mark)
        Mark.objects.bulk_create(new)
        Mark.objects.bulk_update(other, ["presence", "hours"])
        if session.taken_at is None or new or other:
            session.taken_at, session.taken_by = now, by
            session.save(update_fields=["taken_at", "taken_by"])
    return len(new) + len(other)


def _refuse_hours(session: Session, said: Iterable[Said]) -> None:
    if any(one.hours is not None and not 0 <= one.hours <= session.hours for one in said):
        words = _("This session has %(hours)s hours: nobody can have been there longer.")
        raise ValidationError(words % {"hours": f"{session.hours.normalize():f}"})


def to_take(cohorts, as_of: date) -> QuerySet[Session]:
    """Sessions whose day has come and of which nobody has said who was there, in cohorts with somebody in training."""
    return (
        Session.objects.filter(cohort__in=cohorts, held_on__lte=as_of, taken_at=None, cancelled=False)
        .filter(cohort__enrollments__status=S.ENROLLED, cohort__enrollments__enrolled_on__lte=F("held_on"))
        .select_related("cohort__program")
        .distinct()
    )
