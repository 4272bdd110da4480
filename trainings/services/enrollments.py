"""Put people into a cohort as records say it, change what is on record, and say how it ended."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from participants.models import Identity, Participant
from trainings.demand import queries as demand
from trainings.enums import HOLDING, OfferState
from trainings.enums import EnrollmentStatus as S
from trainings.models import Cohort, Enrollment
from trainings.services import moves, offers, seats


def enroll(
    *, participant: Participant, cohort: Cohort, by, overbook: str = "", beyond: str = "", now: datetime | None = None,
    **values,
) -> Enrollment:  # fmt: skip
    """Put a person into a cohort. Without a free seat they join the line, unless `overbook` says why not.

    Raises ValidationError where they are in it already, or dates are out of order, and where it is beyond the seats
    that employers promised and `beyond` does not say why.
    """
    enrollment = Enrollment(participant=participant, cohort=cohort, **values)
    _refuse_before_birth(enrollment)
    if enrollment.status not in (S.OFFERED, S.ENROLLED, S.WAITLISTED):
        with event("enrollment.added", by=by, subject=participant), refusals():
            enrollment.save()
        return enrollment
    if enrollment.status in HOLDING:
        demand.refuse_unplanned(cohort, beyond)
    values["to"], values["on"] = values.pop("status"), values.pop("enrolled_on")
    with event("enrollment.added", by=by, subject=participant, note=beyond[:200]):
        return seats.request_seat(
            participant=participant, cohort=cohort, now=now or timezone.now(), overbook=overbook, by=by, **values
        )


def change_enrollment(
    *, enrollment: Enrollment, by, correction: str = "", overbook: str = "", now: datetime | None = None, **values
) -> Enrollment:
    """Change status, dates or reason, exactly as given. A seat that comes free goes to the next in line.

    Raises ValidationError as `enroll` does, where the table of transitions refuses the move and no `correction` says
    why, and where all seats are taken and `overbook` does not say why one more is given.
    """
    now = now or timezone.now()
    with event("enrollment.changed", by=by, subject=enrollment), refusals():
        cohort = seats.locked(enrollment.cohort_id)
        enrollment = Enrollment.objects.select_for_update(of=("self",)).get(pk=enrollment.pk)
        came_from, went_to = enrollment.status, values.get("status", enrollment.status)
        moves.refuse(enrollment, came_from, went_to, correction)
        above = _refuse_full(cohort, came_from, went_to, overbook)
        for name, value in values.items():
            setattr(enrollment, name, value)
        _refuse_before_birth(enrollment)
        corrected = not moves.transitions.may(came_from, went_to)
        reason = correction or (overbook if above else enrollment.reason)
        if went_to == S.WAITLISTED and came_from != S.WAITLISTED:
            enrollment.waiting_since = seats.moment()
        with moves.said(reason=reason, corrected=corrected, overbooked=above):
            enrollment.save()
        if came_from == S.OFFERED != went_to:
            offers.close(enrollment, OfferState.ACCEPTED if went_to == S.ENROLLED else OfferState.RETURNED, now)
        if went_to == S.OFFERED != came_from:
            offers.make(enrollment, cohort, now)
        seats.fill(cohort, now)
    return enrollment


def _refuse_full(cohort: Cohort, came_from: str, went_to: str, overbook: str) -> bool:
    """Whether this goes above the number of seats. Raises ValidationError where nobody says why."""
    if went_to not in (S.OFFERED, S.ENROLLED) or came_from in HOLDING or not seats.seats(cohort).full:
        return False
    if not overbook.strip():
        words = _("All %(seats)d seats are taken. Choose “Waitlisted”, or say why this person gets one more.")
        raise ValidationError({"status": ValidationError(words, code="full", params={"seats": cohort.capacity})})
    return True


def _refuse_before_birth(enrollment: Enrollment) -> None:
    born = Identity.objects.filter(participant=enrollment.participant_id).values_list("birth_date", flat=True).first()
    if born and enrollment.enrolled_on < born:
        words = _("The person was born on %(day)s, after this day.")
        raise ValidationError({"enrolled_on": ValidationError(words, params={"day": date_format(born)})})
