"""All that was said of one job, side by side by day, and which of it counts."""

from dataclasses import dataclass
from datetime import date

from placements.enums import FollowUpStatus
from placements.followups.models import Statement
from placements.models import FollowUp, Placement
from placements.outcomes.definitions.precedence import LEAST_FAVOURABLE, PRECEDENCE


@dataclass(frozen=True)
class Said:
    """One answer. `counts` where it decides its day; `statement` is who said it, where that is known."""

    follow_up: FollowUp
    statement: Statement | None
    counts: bool
    contested: bool  # another source says otherwise of the same day
    settled: bool  # seen there after the last day worked on record, which settles the job


def side_by_side(placement: Placement, as_of: date) -> list[tuple[date, list[Said]]]:
    """Days on which something was learnt, the latest first; on each day the answer that counts comes first.

    The rule is the engine's (definitions.precedence): the stronger source, then the less favourable answer.
    """
    by_day: dict[date, list[FollowUp]] = {}
    found = placement.follow_ups.filter(observed_on__lte=as_of).select_related("employer", "statement__by")
    for follow_up in found.order_by("-observed_on", "pk"):
        by_day.setdefault(follow_up.observed_on, []).append(follow_up)
    return [(day, _day(answers, placement.last_day_worked)) for day, answers in by_day.items()]


def _day(answers: list[FollowUp], end: date | None) -> list[Said]:
    ranked = sorted(answers, key=_weight)
    deciding = [answer for answer in ranked if answer.status != FollowUpStatus.UNREACHED]
    contested = len({answer.status for answer in deciding}) > 1
    best = deciding[0] if deciding else None
    return [
        Said(
            answer, getattr(answer, "statement", None), answer is best, contested and answer in deciding,
            settled=end is not None and answer.observed_on > end and answer.status == FollowUpStatus.EMPLOYED_SAME,
        )
        for answer in ranked
    ]  # fmt: skip


def _weight(answer: FollowUp) -> tuple[int, int, int]:
    unreached = answer.status == FollowUpStatus.UNREACHED
    rank = len(LEAST_FAVOURABLE) if unreached else LEAST_FAVOURABLE.index(answer.status)
    return (99 if unreached else PRECEDENCE.index(answer.source), rank, answer.pk)
