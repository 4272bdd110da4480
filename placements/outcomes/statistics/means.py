"""The mean of per-person gains and its Student's t interval (standard, section 3)."""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from .students_t import t_quantile

#: Below this many people no interval of a mean is given (section 3: n >= 11).
MIN_MEAN_N = 11


class Interval(NamedTuple):
    """The lower and upper 95 % limit of a figure, in the figure's own unit."""

    low: float
    high: float


def mean(values: Sequence):
    """The arithmetic mean, in the type of the values; ``None`` of nothing."""
    return sum(values) / len(values) if values else None


def sample_deviation(values: Sequence) -> float | None:
    """The sample standard deviation (n - 1), as PostgreSQL's ``stddev_samp``; ``None`` below two values."""
    if len(values) < 2:
        return None
    middle = sum(values) / len(values)
    return sqrt(sum((value - middle) ** 2 for value in values) / (len(values) - 1))


def mean_interval(n: int, average, deviation) -> Interval | None:
    """The 95 % interval of a mean of ``n`` values with this average and sample standard deviation.

    Takes aggregates, so that a set-based computation can hand over ``avg`` and ``stddev_samp``. ``None`` below
    eleven values.
    """
    if n < MIN_MEAN_N:
        return None
    reach = t_quantile(0.975, n - 1) * float(deviation) / sqrt(n)
    return Interval(float(average) - reach, float(average) + reach)
