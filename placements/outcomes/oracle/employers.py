"""The employer side (standard, section 5)."""

from collections.abc import Collection
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from placements.outcomes.statistics import newcombe, share

from .openings import period

#: Both groups of a comparison need this many people.
MIN_COMPARED = 11


class Reach(NamedTuple):
    """Establishments counted over establishments there are."""

    numerator: int
    denominator: int

    @property
    def value(self) -> Fraction | None:
        return share(self.numerator, self.denominator)


def penetration(served: Collection[str], establishments: int) -> Reach:
    """E1/E2: establishments served in the period, of all in the region and industry."""
    return Reach(len(set(served)), establishments)


def repeat_business(served: Collection[str], earlier: Collection[str]) -> Reach:
    """E3/E4: of those served in the three years before, the ones served again in the period."""
    return Reach(len(set(served) & set(earlier)), len(set(earlier)))


def turnover(separations: int, average_headcount, months: int) -> Fraction | None:
    """Separations over average headcount, as a yearly rate; ``None`` without staff or time."""
    if not average_headcount or not months:
        return None
    return Fraction(separations) / Fraction(average_headcount) * Fraction(12, months)


def side(starts_on: date, months: int, first_hire: date, as_of: date) -> str | None:
    """Do whole months lie ``before`` the first programme hire (in the year up to its month) or ``after`` it (in the
    period)? ``None``: neither, as for the month of the hire itself."""
    until, month = _later(starts_on, months), first_hire.replace(day=1)
    if starts_on > first_hire and period(as_of).start <= starts_on and until <= _later(period(as_of).start, 12):
        return "after"
    return "before" if _later(month, -12) <= starts_on and until <= month else None


def _later(first: date, months: int) -> date:
    months += first.year * 12 + first.month - 1
    return date(months // 12, months % 12 + 1, 1)


def retention_difference(programme: tuple[int, int], others: tuple[int, int]) -> tuple[Fraction, tuple] | None:
    """Retention of programme hires less that of other hires, with limits; ``None`` if either group is under eleven."""
    if min(programme[1], others[1]) < MIN_COMPARED:
        return None
    return share(*programme) - share(*others), newcombe(*programme, *others)
