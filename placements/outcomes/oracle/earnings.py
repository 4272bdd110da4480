"""Earnings before and after (standard, section 3): quarters, replacement, prices, and pay stubs."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

#: CPI-U, US city average, not seasonally adjusted (CUUR0000SA0), annual averages. Load from BLS before a release.
CPI_U = {
    2019: Decimal("255.657"),
    2020: Decimal("258.811"),
    2021: Decimal("270.970"),
    2022: Decimal("292.655"),
    2023: Decimal("304.702"),
    2024: Decimal("313.689"),
}
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


def in_prices_of(amount: Decimal, earned: int, prices: int) -> Decimal:
    """An amount of the year ``earned`` in the prices of another year. Shown beside the nominal, never instead."""
    return amount * CPI_U[prices] / CPI_U[earned]


def stub_to_quarter(gross: Decimal, period: str, *, days_employed: int = 1, days_in_quarter: int = 1) -> Fraction:
    """A quarter's earnings from one pay stub, prorated by the days employed in the quarter."""
    return Fraction(gross) * PERIODS[period] * Fraction(days_employed, days_in_quarter)


def hourly_to_quarter(
    hourly: Decimal, weekly_hours: Decimal, *, days_employed: int = 1, days_in_quarter: int = 1
) -> Fraction:
    """A quarter's earnings from an hourly wage and usual hours, prorated likewise."""
    return Fraction(hourly) * Fraction(weekly_hours) * WEEKS_IN_QUARTER * Fraction(days_employed, days_in_quarter)
