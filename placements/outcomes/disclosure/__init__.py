"""What may be shown outside: small counts never, not even by arithmetic (standard, section 6).

A release uses one method throughout. ``protect`` (*round*, the default) hides 0-10 and rounds every other count to 5;
``hide`` keeps the other counts exact and hides more of them. Both take counts with the sums a reader knows to hold
between them, work out what the reader could derive, and hide further counts until no count under 11 is pinned: known
exactly, or to within 2.

The caller must name *every* sum that holds among the counts of a release: parts of a cohort, cohorts of a programme,
programmes of the whole, retained + not retained + unknown = eligible. What is not named is not protected.
"""

from .differencing import differs_by_few, nested_leaks
from .figures import Rate, rate, rounded_rate, shown_amount, survival_rate
from .hiding import HiddenTable, hide, hide_row, hide_table
from .ranges import Sum, feasible_range, table_ranges
from .rates import Counts, Shown, protect_rates
from .rounding import protect, protect_counts
from .thresholds import BASE, WITHIN, K, round_count

__all__ = [
    "BASE",
    "WITHIN",
    "Counts",
    "HiddenTable",
    "K",
    "Rate",
    "Shown",
    "Sum",
    "differs_by_few",
    "feasible_range",
    "hide",
    "hide_row",
    "hide_table",
    "nested_leaks",
    "protect",
    "protect_counts",
    "protect_rates",
    "rate",
    "round_count",
    "rounded_rate",
    "shown_amount",
    "survival_rate",
    "table_ranges",
]
