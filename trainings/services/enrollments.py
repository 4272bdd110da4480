"""Enroll people, and say how it ended."""

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from participants.models import Identity, Participant
from trainings.models import Cohort, Enrollment


def enroll(*, participant: Participant, cohort: Cohort, by, **values) -> Enrollment:
    """Put a person into a cohort. Raises ValidationError where they are in it already, or dates are out of order."""
    enrollment = Enrollment(participant=participant, cohort=cohort, **values)
    _refuse_before_birth(enrollment)
    with event("enrollment.added", by=by, subject=participant), refusals():
        enrollment.save()
    return enrollment


def change_enrollment(*, enrollment: Enrollment, by, **values) -> Enrollment:
    """Change status, dates or reason. Raises ValidationError as `enroll` does."""
    with event("enrollment.changed", by=by, subject=enrollment), refusals():
        for name, value in values.items():
            setattr(enrollment, name, value)
        _refuse_before_birth(enrollment)
        enrollment.save()
    return enrollment


def _refuse_before_birth(enrollment: Enrollment) -> None:
    born = Identity.objects.filter(participant=enrollment.participant_id).values_list("birth_date", flat=True).first()
    if born and enrollment.enrolled_on < born:
        words = _("The person was born on %(day)s, after this day.")
        raise ValidationError({"enrolled_on": ValidationError(words, params={"day": date_format(born)})})
