"""Completion and placement of one enrolment (standard, section 0, measure keys)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .status import IMMATURE, NO, UNKNOWN, YES

#: Days after completion within which a placement counts [D].
PLACEMENT_DAYS = 180
_FINISHED = {"completed": YES, "withdrawn": NO, "dismissed": NO}


@dataclass(frozen=True)
class Enrollment:
    """One row of ``enrollments.csv``."""

    status: str
    enrolled_on: date
    ended_on: date | None = None
    training_type: str = ""


def completion(enrollment: Enrollment, *, as_of: date) -> str | None:
    """yes, no, or immature while enrolled; ``None`` where it is not in the measure (applied, waitlisted, offered).

    An end after ``as_of`` is not a fact yet: the person is then still enrolled [D].
    """
    if enrollment.enrolled_on > as_of or enrollment.status not in (*_FINISHED, "enrolled"):
        return None
    if enrollment.ended_on is not None and enrollment.ended_on > as_of:
        return IMMATURE
    return _FINISHED.get(enrollment.status, IMMATURE)


def placement(enrollment: Enrollment, starts: Iterable[date], *, as_of: date) -> str | None:
    """Whether a completer was placed: ``starts`` are the first days of that person's placements in that cohort.

    yes iff one started by ``ended_on + 180``, also before ``ended_on``; immature until that day; ``None`` for an
    enrolment not completed. A completion without its date cannot be judged: unknown [D].
    """
    if completion(enrollment, as_of=as_of) != YES:
        return None
    if enrollment.ended_on is None:
        return UNKNOWN
    deadline = enrollment.ended_on + timedelta(days=PLACEMENT_DAYS)
    if deadline > as_of:
        return IMMATURE
    return YES if any(start <= deadline for start in starts) else NO
