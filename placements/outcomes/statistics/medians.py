"""The median and its exact interval (standard, sections 0 and 3). Never an average on a fallback path."""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from math import comb, exp, lgamma, log, sqrt

LEVEL = 0.95
#: Up to here the binomial sums are exact integers; beyond, floats are exact to far more digits than are shown.
EXACT_UP_TO = 1000


def median(values: Iterable[Decimal]) -> Decimal | None:
    """Middle value, or the mean of the two middle ones; ``None`` of nothing. Works on Decimal, int and Fraction."""
    ordered = sorted(values)
    if not ordered:
        return None
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


@lru_cache(maxsize=4096)
def order_statistic_ranks(n: int) -> tuple[int, int, float] | None:
    """Ranks (from 1) of the two sorted values that bound the median with at least 95 % confidence, and the coverage.

    The symmetric pair ``(k, n+1-k)`` with the largest ``k`` whose coverage ``1 - 2 P(Bin(n, 1/2) < k)`` is
    still 95 %. No random numbers and no assumption on the distribution. ``None`` below n = 6, where even the
    smallest and largest value cover less.
    """
    if n < 6:
        return None
    k, below = (_exact if n <= EXACT_UP_TO else _floating)(n)
    return k, n + 1 - k, 1 - 2 * below


def median_interval(values: Iterable[Decimal]) -> tuple[Decimal, Decimal] | None:
    """The 95 % interval of the median by order statistics; ``None`` for fewer than six values."""
    ordered = sorted(values)
    ranks = order_statistic_ranks(len(ordered))
    return None if ranks is None else (ordered[ranks[0] - 1], ordered[ranks[1] - 1])


def _exact(n: int) -> tuple[int, float]:
    total, cumulated, k = 2**n, 0, 0
    while True:
        more = cumulated + comb(n, k)
        # 1 - 2 * more / 2**n >= 95/100, in integers.
        if 40 * more > total:
            return k, cumulated / total
        cumulated, k = more, k + 1


def _floating(n: int) -> tuple[int, float]:
    k = int(n / 2 - 1.1 * sqrt(n))  # A little below the answer, which lies near n/2 - 0.98 sqrt(n).
    term = exp(lgamma(n + 1) - lgamma(k) - lgamma(n - k + 2) - n * log(2))  # P(Bin = k - 1)
    below, tail, i = 0.0, term, k - 1
    while tail > below * 1e-17 and i >= 0:
        below += tail
        tail *= i / (n - i + 1)
        i -= 1
    while True:
        term *= (n - k + 1) / k  # P(Bin = k)
        if 2 * (below + term) > 1 - LEVEL:
            return k, below
        below += term
        k += 1
