"""The *round* method, the default (standard, section 6, rule 10): hide 0-10, round all other counts to base 5.

What a reader is taken to know, at worst: the method; that a hidden small count is 0-10 and a count hidden beside it
11 or more, and which is which; that a shown ``v`` stands for ``v - 2 .. v + 2`` and is at least 11. Totals are rounded
separately, so shown parts need not add up, and no total is exact.
"""

from collections.abc import Mapping, Sequence
from math import inf
from typing import NamedTuple

from .attack import hide_until_safe
from .ranges import Bounds, Key, Sum
from .thresholds import WITHIN, K, pinned, round_count


class Row(NamedTuple):
    """A protected row: rounded counts with ``None`` where hidden."""

    cells: list[int | None]
    total: int | None


def protect(
    counts: Mapping[Key, int],
    sums: Sequence[Sum] = (),
    *,
    unpublished: frozenset = frozenset(),
    withheld: frozenset = frozenset(),
    keep: frozenset = frozenset(),
) -> dict[Key, int | None]:
    """The counts as a release may show them, given the ``sums`` that hold among them.

    ``unpublished`` counts are not shown at all (say, the rest of a denominator beside its numerator) but are protected
    like the others. ``withheld`` ones of 11 or more are hidden from the start, for the caller's own reasons. The answer
    for either is ``None``. Those to ``keep`` are hidden beside a small one only when nothing else will do.
    """
    _check(counts, sums)
    sensitive = [key for key, count in counts.items() if count < K]
    small = {key for key in sensitive if key not in unpublished}

    def known(hidden: set[Key]) -> Bounds:
        return {key: _known(key, count, hidden, small, unpublished) for key, count in counts.items()}

    hidden = hide_until_safe(counts, sums, small | unpublished | withheld, sensitive, known, pinned, keep)
    return {key: None if key in hidden else round_count(count) for key, count in counts.items()}


def protect_counts(cells: Sequence[int], total: int | None = None) -> Row:
    """One row of parts with their total, protected. ``total`` may be left out; it must be the sum."""
    counts: dict[Key, int] = dict(enumerate(cells))
    counts["total"] = sum(cells) if total is None else total
    shown = protect(counts, [Sum("total", tuple(range(len(cells))))])
    return Row([shown[index] for index in range(len(cells))], shown["total"])


def _known(key, count, hidden, small, unpublished) -> tuple[float, float]:
    if key in unpublished:
        return 0, inf
    if key in small:
        return 0, K - 1
    if key in hidden:
        return K, inf
    shown = round_count(count)
    return max(K, shown - WITHIN), shown + WITHIN


def _check(counts: Mapping[Key, int], sums: Sequence[Sum]) -> None:
    for total, parts in sums:
        if counts[total] != sum(counts[part] for part in parts):
            raise ValueError(
                f"the parts of {total!r} add up to {sum(counts[part] for part in parts)}, not {counts[total]}"
            )
