"""Earnings before and after (standard, section 3): quarters, replacement, and pay stubs.

Decisions where the standard is silent [D]:

1. **Which quarters.** Before: the four calendar quarters before the one of entry, as for the hourly gain (the first
   seat in the placement's cohort, else the cohort's first day). After: the four after the quarter in which the
   counted placement began. The quarters in which training and job began are half one, half the other, and count
   nowhere. Not from the federal exit: it moves, and a placement has a first day of its own.
2. **What a quarter was worth.** All employers of it together; of several sources on one employer's pay the strongest
   that names any, as for the federal indicators. A zero stands where no source names pay, and one employer's amount not
   known leaves the quarter unknown. 999999.99 is "not yet available".
3. **Zero must be known**: a record of 0, or without any record a follow-up in the quarter that found the person not
   employed, while no job of theirs can have touched it. A quarter without either is unknown.
4. Only quarters that are over on ``as_of`` are facts. Until the fourth one after is, the person is immature.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from .dates import quarter_of, quarter_span
from .evidence import daily_answers, spells
from .indicators import Wage
from .records import SOURCES, History
from .status import IMMATURE, UNKNOWN, YES
from .wages import Gain
from .wioa import NOT_YET

QUARTERS = 4
#: Pay periods in a quarter.
PERIODS = {"weekly": Fraction(13), "biweekly": Fraction(26, 4), "semimonthly": Fraction(6), "monthly": Fraction(3)}
WEEKS_IN_QUARTER = 13


def earnings_gain(before: Sequence[Decimal | None], after: Sequence[Decimal | None]) -> Decimal | None:
    """Four quarters after less four before; a quarter without work is 0 and counts, one not known leaves no answer."""
    if None in before or None in after:
        return None
    return sum(after, Decimal(0)) - sum(before, Decimal(0))


def replacement(people: Iterable[tuple[Decimal, Decimal]]) -> Fraction | None:
    """All earnings after over all earnings before, of those who earned before: never a mean of ratios."""
    earners = [(Fraction(before), Fraction(after)) for before, after in people if before > 0]
    total = sum(before for before, _ in earners)
    return sum(after for _, after in earners) / total if earners else None


def gain(history: History, paid: Sequence[Wage], *, entered_on: date | None, started_on: date, as_of: date) -> Gain:
    """What one person earned in the four quarters before entry and in the four after the counted placement began."""
    hired = quarter_of(started_on)
    if quarter_span(hired + QUARTERS).end > as_of:
        return Gain(IMMATURE)
    if entered_on is None:
        return Gain(UNKNOWN)
    entry = quarter_of(entered_on)
    before = [quarter_amount(history, paid, quarter, as_of) for quarter in range(entry - QUARTERS, entry)]
    after = [quarter_amount(history, paid, quarter, as_of) for quarter in range(hired + 1, hired + QUARTERS + 1)]
    if earnings_gain(before, after) is None:
        return Gain(UNKNOWN)
    return Gain(YES, sum(before, Decimal(0)), sum(after, Decimal(0)))


def quarter_amount(history: History, paid: Sequence[Wage], quarter: int, as_of: date) -> Decimal | None:
    """All that the person earned in a quarter; ``None`` where it is not known (decisions 2 and 3)."""
    span = quarter_span(quarter)
    if span.end > as_of:
        return None
    if any(row.quarter == quarter for row in paid):
        return recorded(paid, quarter)
    found_idle = any(
        answer.status == "not_employed" and day in span
        for job in history.jobs
        if job.started_on <= as_of
        for day, answer in daily_answers(job, as_of).items()
    )
    at_work = any(s.start <= span.end and s.possible_through >= span.start for s in spells(history, as_of))
    return Decimal(0) if found_idle and not at_work else None


def recorded(paid: Sequence[Wage], quarter: int) -> Decimal | None:
    """What all employers of a quarter paid, by the records; ``None`` without any, or where one is not known."""
    rows = [row for row in paid if row.quarter == quarter]
    each = [_by_one([row for row in rows if row.employer == firm]) for firm in {row.employer for row in rows}]
    return sum(each, Decimal(0)) if each and None not in each else None


def _by_one(rows: list[Wage]) -> Decimal | None:
    """One employer's pay in a quarter: what its strongest source says, all of it."""
    known = [row for row in rows if row.amount is not None and row.amount < NOT_YET]
    named = [row for row in known if row.amount > 0]
    if not named:
        return Decimal(0) if known else None
    strongest = min(SOURCES.index(row.source) for row in named)
    return sum((row.amount for row in named if SOURCES.index(row.source) == strongest), Decimal(0))


def stub_to_quarter(gross: Decimal, period: str, *, days_employed: int = 1, days_in_quarter: int = 1) -> Fraction:
    """A quarter's earnings from one pay stub, prorated by the days employed in the quarter."""
    return Fraction(gross) * PERIODS[period] * Fraction(days_employed, days_in_quarter)


def hourly_to_quarter(
    hourly: Decimal, weekly_hours: Decimal, *, days_employed: int = 1, days_in_quarter: int = 1
) -> Fraction:
    """A quarter's earnings from an hourly wage and usual hours, prorated likewise."""
    return Fraction(hourly) * Fraction(weekly_hours) * WEEKS_IN_QUARTER * Fraction(days_employed, days_in_quarter)
