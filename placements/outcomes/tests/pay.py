"""What bends the figures of pay and of job quality: quarters of zero, without a record, by several employers and
sources that disagree, amounts not known; jobs of which some is known and some is not."""

from decimal import Decimal

from placements.outcomes.oracle.indicators import Wage
from placements.outcomes.oracle.quality import JobConditions
from placements.outcomes.oracle.records import SOURCES

from .population import EMPLOYERS

FIRST, LAST = 4 * 2021 + 3, 4 * 2025
AMOUNTS = (None, *(Decimal(text) for text in ("0", "0", "0.01", "3120.50", "5200", "999999.99")))


def quarters(pick, integer, chance) -> tuple[Wage, ...]:
    """Mostly whole runs of quarters, so that some people are known all through."""
    if chance(30):
        return ()
    begin = FIRST + integer(0, 4)
    known = AMOUNTS[1:6]
    rows = [
        Wage(quarter, pick((None, *EMPLOYERS)), pick(known), "ui_match") for quarter in range(begin, LAST) if chance(95)
    ]
    rows += [
        Wage(integer(FIRST, LAST), pick((None, *EMPLOYERS)), pick(AMOUNTS), pick(SOURCES)) for _ in range(integer(0, 3))
    ]
    return tuple(rows)


def conditions(pick, chance) -> JobConditions:
    """A checklist with answers and without; wage and hours are those of the job."""
    if chance(20):
        return JobConditions()
    yes_no = (None, True, True, True, False)
    return JobConditions(
        part_time_by_choice=pick(yes_no),
        health_insurance=pick(yes_no),
        paid_leave=pick(yes_no),
        retirement_plan=pick(yes_no),
        schedule_notice_days=pick((None, 0, 13, 14, 21)),
        advancement_path=pick(yes_no),
        worker_voice=pick(yes_no),
    )
