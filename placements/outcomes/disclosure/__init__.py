"""What may be shown outside: small counts never, not even by arithmetic (standard, section 6).

A release uses one method throughout (`methods`). Whatever the method, the attack decides: with every published number
and every sum that holds among them, no count under 11 may be worked out exactly, to within 2, or as certainly 1-10.

The caller must name *every* sum that holds among the counts of a release: parts of a cohort, cohorts of a programme,
programmes of the whole, retained + not retained + unknown = eligible. What is not named is not protected.
"""

from .attack import Attack, Finding, attack, exposed, pinned_only
from .differencing import differs_by_few, nested_leaks
from .figures import SUPPRESSED, Rate, coarse_end, rate, rounded_rate, shown_amount, survival_rate
from .methods import ATTACK, BESIDE, FEW, HIDE, METHODS, REST, ROUND, beside, complement, known, shown, too_small
from .protecting import HiddenTable, hide, hide_row, hide_table, protect, protect_counts
from .ranges import Contradiction, Order, Programme, Sum, table_ranges
from .thresholds import BASE, MAX_EMPLOYER_SHARE, MIN_EMPLOYERS, WITHIN, K, pinned, round_count

__all__ = [
    "ATTACK",
    "BASE",
    "BESIDE",
    "FEW",
    "HIDE",
    "MAX_EMPLOYER_SHARE",
    "METHODS",
    "MIN_EMPLOYERS",
    "REST",
    "ROUND",
    "SUPPRESSED",
    "WITHIN",
    "Attack",
    "Contradiction",
    "Finding",
    "HiddenTable",
    "K",
    "Order",
    "Programme",
    "Rate",
    "Sum",
    "attack",
    "beside",
    "coarse_end",
    "complement",
    "differs_by_few",
    "exposed",
    "hide",
    "hide_row",
    "hide_table",
    "known",
    "nested_leaks",
    "pinned",
    "pinned_only",
    "protect",
    "protect_counts",
    "rate",
    "round_count",
    "rounded_rate",
    "shown",
    "shown_amount",
    "survival_rate",
    "table_ranges",
    "too_small",
]
