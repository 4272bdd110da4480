"""Quantiles of Student's t, for the interval of a mean gain (standard, section 3), without a numerical library."""

from functools import lru_cache
from math import exp, lgamma, log, log1p, pi, sqrt
from statistics import NormalDist

_TINY = 1e-300
_ENOUGH = 1e-15


def t_cdf(t: float, df: float) -> float:
    """P(T <= t) for Student's t with ``df`` degrees of freedom."""
    tail = incomplete_beta(df / 2, 0.5, df / (df + t * t)) / 2
    return tail if t < 0 else 1 - tail


@lru_cache(maxsize=4096)
def t_quantile(p: float, df: int) -> float:
    """The value below which a share ``p`` of Student's t with ``df`` >= 1 degrees of freedom lies.

    By Newton's method from the normal quantile: the distribution function is concave above 0 and the normal quantile
    lies below the answer, so that every step comes nearer from below. Error below 1e-9 for 0.6 <= p <= 0.999.
    """
    if df < 1 or not 0 < p < 1:
        raise ValueError(f"no quantile for p={p}, df={df}")
    if p < 0.5:
        return -t_quantile(1 - p, df)
    t, step = NormalDist().inv_cdf(p), 1.0
    while step > 1e-12 * max(1.0, t):
        step = (p - t_cdf(t, df)) / t_density(t, df)
        t += step
    return t


def t_density(t: float, df: float) -> float:
    """The density of Student's t with ``df`` degrees of freedom."""
    return exp(lgamma((df + 1) / 2) - lgamma(df / 2) - (df + 1) / 2 * log1p(t * t / df)) / sqrt(df * pi)


def incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b), by its continued fraction."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    # The fraction converges fast on one side of the mean; on the other the mirror image is used.
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(a, b, x) / a
    return 1 - front * _fraction(b, a, 1 - x) / b


def _fraction(a: float, b: float, x: float) -> float:
    """Lentz's evaluation of the continued fraction of the incomplete beta function."""
    c, d = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, 20 + int(10 * sqrt(a + b))):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            d = 1 / _away_from_zero(1 + step * d)
            c = _away_from_zero(1 + step / c)
            value *= c * d
        if abs(c * d - 1) < _ENOUGH:
            break
    return value


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
