"""Enroll people, and say how it ended."""

from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from participants.models import Participant
from trainings.models import Cohort, Enrollment


def enroll(*, participant: Participant, cohort: Cohort, by, **values) -> Enrollment:
    """Put a person into a cohort. Raises ValidationError where they are in it already, or dates are out of order."""
    enrollment = Enrollment(participant=participant, cohort=cohort, **values)
    with event("enrollment.added", by=by, subject=participant), refusals():
        enrollment.save()
    return enrollment


def change_enrollment(*, enrollment: Enrollment, by, **values) -> Enrollment:
    """Change status, dates or reason. Raises ValidationError as `enroll` does."""
    with event("enrollment.changed", by=by, subject=enrollment), refusals():
        for name, value in values.items():
            setattr(enrollment, name, value)
        enrollment.save()
    return enrollment
