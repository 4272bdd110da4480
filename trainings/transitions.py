"""Which status may follow which. Staff may correct what is wrong, with a reason that stays on record."""

from trainings.enums import OPEN
from trainings.enums import EnrollmentStatus as S

MOVES: dict[S, frozenset[S]] = {
    S.APPLIED: frozenset({S.WAITLISTED, S.OFFERED, S.ENROLLED, S.DECLINED}),
    S.WAITLISTED: frozenset({S.OFFERED, S.ENROLLED, S.DECLINED}),
    S.OFFERED: frozenset({S.ENROLLED, S.WAITLISTED, S.DECLINED}),
    S.ENROLLED: frozenset({S.COMPLETED, S.WITHDRAWN, S.DISMISSED}),
    S.DECLINED: frozenset({S.APPLIED, S.WAITLISTED}),  # whoever changes their mind joins at the end of the line
    S.COMPLETED: frozenset(),
    S.WITHDRAWN: frozenset(),
    S.DISMISSED: frozenset(),
}
# Leaving: why is asked.
WANT_REASON = frozenset({S.WITHDRAWN, S.DISMISSED, S.DECLINED})
# From here on there is a last day.
ENDED = frozenset({S.COMPLETED, S.WITHDRAWN, S.DISMISSED, S.DECLINED})


def may(came_from: str, went_to: str) -> bool:
    """Whether somebody may go from one status to another without a correction. To stay is no move."""
    return came_from == went_to or went_to in MOVES[S(came_from)]


def further(one: dict, other: dict) -> bool:
    """Whether the second of two open enrollments of one person in one cohort is further than the first."""
    return OPEN.index(S(other["status"])) > OPEN.index(S(one["status"]))
