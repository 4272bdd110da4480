"""Rates and amounts of a release, from protected counts (standard, section 6, rules 2, 5 and 6)."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from .thresholds import MAX_EMPLOYER_SHARE, MIN_EMPLOYERS, K, round_count

#: Step to which a shown amount is rounded, by unit (rule 6).
STEPS = {"hourly": Decimal("0.25"), "annual": Decimal(100)}
#: Rule 5, coarse ends by size of the group: below this many, so many per cent.
_ENDS = ((21, 20), (41, 10))
_END = 5


class Rate(NamedTuple):
    """A rate as shown, in per cent: ``value``, or one of the coarse ends, or ``suppressed`` with all three ``None``."""

    value: Decimal | None = None
    at_most: int | None = None
    at_least: int | None = None

    @property
    def suppressed(self) -> bool:
        return self == SUPPRESSED


SUPPRESSED = Rate()


def rate(numerator: int, denominator: int) -> Rate:
    """A rate of exact counts, for the *hide* method.

    Rule 2: shown only if the denominator is at least 11 and neither numerator nor the rest is 1-10. Rule 5: a rate at
    its end (0 %, 100 %, or beyond the coarse end for the size of the group) is coded, never exact.
    """
    rest = denominator - numerator
    if denominator < K or 0 < numerator < K or 0 < rest < K:
        return SUPPRESSED
    return _coded(numerator, denominator, end_for(denominator))


def coarse_end(denominator: int | None) -> int | None:
    """*Round*: the end in per cent that may stand for a count of 0-10 in a group of about ``denominator``.

    It says no more than "0-10" does: 5, 10 or 20 per cent from a group of about 200, 100 or 50 on. Below that nothing:
    rule 5's ends in small groups would tell a count of 0-10 to within 2.
    """
    if denominator is None:
        return None
    return next((end for end in (_END, 10, 20) if end * denominator >= 100 * (K - 1)), None)


def rounded_rate(numerator: int, denominator: int) -> Rate:
    """A rate of two rounded counts that are both shown, for the *round* method; it says no more than they do."""
    # Both are rounded by themselves: the larger may not come out above the whole.
    return _coded(min(numerator, denominator), denominator, end_for(denominator))


def survival_rate(survival: float, at_risk: int, n: int) -> Rate:
    """A point of a survival curve as a rate of the ``n`` behind the curve, for the *round* method.

    A drop of a curve tells how many left. So the share is taken as a count of ``n``, rounded like any count, and where
    fewer than 11 have left or remain only the coarse end is said; nothing once fewer than 11 are still at risk.
    """
    if n < K or at_risk < K:
        return SUPPRESSED
    kept = int(Decimal(n * survival).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    if kept >= K and n - kept >= K:
        return rounded_rate(round_count(kept), round_count(n))
    end = coarse_end(round_count(n))
    if end is None:
        return SUPPRESSED
    return Rate(at_most=end) if kept < K else Rate(at_least=100 - end)


def end_for(n: int) -> int:
    """The coarse end in per cent for a group of ``n`` (rule 5)."""
    return next((end for below, end in _ENDS if n < below), _END)


def shown_amount(value: Decimal | None, *, unit: str, n: int, employers: Sequence[int] | None = None) -> Decimal | None:
    """A median or mean as shown: from eleven people on, rounded to $0.25 (``hourly``) or $100 (``annual``).

    ``employers`` are the people of each employer behind a wage figure: at least three, none above 80 % of them, or the
    figure would be one firm's (section 5). ``None`` where it may not be shown.
    """
    if value is None or n < K:
        return None
    if employers is not None:
        present = [people for people in employers if people]
        if len(present) < MIN_EMPLOYERS or max(present) > MAX_EMPLOYER_SHARE * sum(present):
            return None
    step = STEPS[unit]
    return (Decimal(value) / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step


def _coded(numerator: int, denominator: int, end: int) -> Rate:
    if 100 * numerator <= end * denominator:
        return Rate(at_most=end)
    if 100 * numerator >= (100 - end) * denominator:
        return Rate(at_least=100 - end)
    exact = Decimal(100 * numerator) / denominator
    return Rate(exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))
