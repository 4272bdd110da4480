"""Leaks by subtraction between published sets, one inside the other (standard, section 6, rule 7)."""

from collections.abc import Iterable

from .thresholds import K


def differs_by_few(larger: int, smaller: int) -> bool:
    """Two nested sets of these sizes must not both be published: their difference is 1-10 people."""
    return 0 < abs(larger - smaller) < K


def nested_leaks(sets: Iterable[frozenset]) -> list[tuple[frozenset, frozenset]]:
    """Every pair of published sets, one inside the other, whose difference is 1-10. For a fixed menu of cuts."""
    ordered = sorted(set(sets), key=len)
    return [
        (larger, smaller)
        for position, smaller in enumerate(ordered)
        for larger in ordered[position + 1 :]
        if smaller and differs_by_few(len(larger), len(smaller)) and smaller < larger
    ]
