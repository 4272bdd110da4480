"""Hide counts, one at a time, until nothing small can be derived. Shared by both methods."""

from collections.abc import Callable, Mapping, Sequence

from .ranges import Bounds, Key, Sum, feasible_range
from .thresholds import WITHIN

#: Wide enough to be safe: the search for a range may stop here.
_SAFE = 2 * WITHIN


def hide_until_safe(
    counts: Mapping[Key, int],
    sums: Sequence[Sum],
    hidden: set[Key],
    sensitive: Sequence[Key],
    known: Callable[[set[Key]], Bounds],
    exposed: Callable[[float, float], bool],
    keep: frozenset = frozenset(),
) -> set[Key]:
    """``hidden`` and what must be hidden beside it so that no ``sensitive`` count lies in an ``exposed`` range.

    ``known`` says what a reader knows of each count once a set is hidden. Hiding more only widens ranges, so each
    sensitive count is settled once. Of the counts that share a sum with an exposed one, the smallest that widens its
    range goes, parts before totals and those to ``keep`` last; where none alone does, the first; where all are hidden,
    from further off.
    """
    hidden = set(hidden)
    for key in sensitive:
        while True:
            low, high = feasible_range(key, counts, known(hidden), sums, _SAFE)
            if not exposed(low, high):
                break
            choices = candidates(key, counts, sums, hidden, keep)
            if not choices:
                break
            hidden.add(_widening(choices, key, high - low, counts, sums, hidden, known))
    return hidden


def candidates(
    key: Key, counts: Mapping[Key, int], sums: Sequence[Sum], hidden: set[Key], keep: frozenset = frozenset()
) -> list[Key]:
    """Shown counts nearest to ``key``: those in its sums first, then in theirs; parts before totals, small first."""
    totals = {equation.total for equation in sums}
    reached = {key}
    while True:
        near = {name for total, parts in sums if not reached.isdisjoint((total, *parts)) for name in (total, *parts)}
        found = [name for name in near if name not in hidden and counts[name] > 0]
        if found or near <= reached:
            return sorted(found, key=lambda name: (name in keep, name in totals, counts[name], repr(name)))
        reached |= near


def _widening(choices, key, width, counts, sums, hidden, known):
    for choice in choices:
        low, high = feasible_range(key, counts, known(hidden | {choice}), sums, _SAFE)
        if high - low > width:
            return choice
    return choices[0]
