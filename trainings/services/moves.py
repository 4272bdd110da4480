"""Let an enrollment go from one status to another: the table of transitions, the last day, the log's reason."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext as _

from trainings import transitions
from trainings.enums import EnrollmentStatus as S
from trainings.models import Enrollment


@contextmanager
def said(*, reason: str = "", corrected: bool = False, overbooked: bool = False) -> Iterator[None]:
    """What the log of moves keeps beside the moves of this block. Inside a transaction; blocks do not nest."""
    words = {"reason": reason, "corrected": corrected, "overbooked": overbooked}
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.move', %s, true)", [json.dumps(words)])
        yield
        cursor.execute("select set_config('app.move', '', true)")


def refuse(enrollment: Enrollment, came_from: str, went_to: str, correction: str) -> None:
    """Raise ValidationError where the table knows no such move and nobody says why it is right all the same."""
    if transitions.may(came_from, went_to) or correction.strip():
        return
    words = _(
        "From “%(came_from)s” nobody goes to “%(went_to)s”. Recorded wrongly? Correct the enrollment, and say why."
    )
    raise ValidationError(
        {
            "status": ValidationError(
                words,
                code="no_such_move",
                params={"came_from": S(came_from).label, "went_to": S(went_to).label},
            )
        }
    )


def write(
    enrollment: Enrollment, went_to: str, *, on: date, reason: str = "", correction: str = "", overbooked: bool = False
) -> None:
    """Make one move, inside the caller's event and its lock of the cohort. Dates follow from the status.

    `on` is the first day of whoever enrolls, and the last of whoever leaves.
    """
    came_from = enrollment.status
    refuse(enrollment, came_from, went_to, correction)
    enrollment.status = went_to
    if went_to == S.ENROLLED and came_from != S.ENROLLED:
        enrollment.enrolled_on = on
    enrollment.ended_on = max(on, enrollment.enrolled_on) if went_to in transitions.ENDED else None
    if went_to in transitions.WANT_REASON:
        enrollment.reason = reason
    elif went_to != S.COMPLETED:
        enrollment.reason = ""
    if went_to != S.WAITLISTED:
        enrollment.waiting_since = None
    with said(reason=correction or reason, corrected=not transitions.may(came_from, went_to), overbooked=overbooked):
        enrollment.save()
