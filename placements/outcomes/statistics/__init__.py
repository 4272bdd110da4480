"""Exact statistics behind every published figure.

One implementation serves the set-based engine, the pages and the plain-Python oracle, so that a median or a
confidence limit cannot differ between them. Nothing here knows Django, a database or today's date.
"""

from .differences import newcombe
from .means import MIN_MEAN_N, Interval, mean, mean_interval, sample_deviation
from .medians import median, median_interval, order_statistic_ranks
from .proportions import wilson
from .rounding import half_up, percentage, share
from .students_t import t_quantile
from .survival import SurvivalCurve, SurvivalPoint, survival_curve, tabulate

__all__ = [
    "MIN_MEAN_N",
    "Interval",
    "SurvivalCurve",
    "SurvivalPoint",
    "half_up",
    "mean",
    "mean_interval",
    "median",
    "median_interval",
    "newcombe",
    "order_statistic_ranks",
    "percentage",
    "sample_deviation",
    "share",
    "survival_curve",
    "t_quantile",
    "tabulate",
    "wilson",
]
