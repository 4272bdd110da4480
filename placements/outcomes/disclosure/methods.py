"""The two methods of a release (standard, section 6, rule 10): what each hides at once, shows, and lets a reader know.

*Round*, the default, hides 0-10 and rounds every other count to 5, totals separately. *Hide* keeps counts exact, hides
1-10, and hides more beside them.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from math import inf

from .ranges import Key, Sum
from .thresholds import WITHIN, K, pinned, round_count

ROUND, HIDE = METHODS = ("round", "hide")

#: Why a count is hidden. Few: under 11 by itself. Rest: what is left of its whole is under 11. Beside: another could
#: be worked out from it by a sum. Attack: the attack worked another out from it.
FEW, REST, BESIDE, ATTACK = REASONS = ("few", "rest", "beside", "attack")


def too_small(count: int, method: str) -> bool:
    """Rule 1, and rule 10: hidden by its own size."""
    return count < K if method == ROUND else 0 < count < K


def shown(count: int, method: str) -> int | None:
    return round_count(count) if method == ROUND else count


def known(value: int | None, reason: str | None, method: str) -> tuple[float, float]:
    """Between what a reader knows a published count to lie: `value` as shown, or hidden for a `reason`.

    *Round*, at worst: that a small hidden count is 0-10, as if it were marked, and that a shown ``v`` stands for
    ``v - 2 .. v + 2``, 11 or more. Of a count hidden beside a small one nothing is known: a release does not tell the
    two apart. Where the rate is said as a bound because few are left, the count is known to be 11 or more.
    *Hide*: a hidden count may be anything.
    """
    if value is not None:
        return (max(K, value - WITHIN), value + WITHIN) if method == ROUND else (value, value)
    if method == HIDE:
        return 0, inf
    return {FEW: (0, K - 1), REST: (K, inf)}.get(reason, (0, inf))


def complement(counts: Mapping[Key, int], sums: Sequence[Sum], hidden: set[Key]) -> set[Key]:
    """Rule 3, sum by sum to a fixed point: at least two hidden parts, 11 or more together; next-smallest first.

    A total that cannot be protected by its parts is hidden itself. A zero is never hidden as a complement.
    """
    hidden = set(hidden)
    while True:
        before = len(hidden)
        for total, parts in sums:
            while not _protected(counts, total, parts, hidden):
                choices = [key for key in parts if key not in hidden and counts[key] > 0]
                hidden.add(min(choices, key=lambda key: (counts[key], repr(key)), default=total))
        if len(hidden) == before:
            return hidden


def _protected(counts, total, parts, hidden) -> bool:
    gone = [counts[part] for part in parts if part in hidden]
    if total in hidden:
        return bool(gone) or not any(counts[part] for part in parts)
    return not gone or (len(gone) >= 2 and sum(gone) >= K)


def beside(
    counts: Mapping[Key, int],
    published: Set[Key],
    sums: Sequence[Sum],
    reasons: Mapping[Key, str],
    order: Callable[[Key], object],
    free: Set[Key] = frozenset(),
) -> dict[Key, str]:
    """*Round*: `reasons` and what must be hidden beside, sum by sum to a fixed point, so that no single sum pins a
    small part: of the shown counts in it the first by `order`. What several sums tell together the attack finds.
    Small counts that are `free` are hidden, and may be worked out.
    """
    reasons = dict(reasons)
    waiting = list(sums)
    while waiting:
        again = []
        for each in waiting:
            while (more := _pinned_by(each, counts, published, reasons, order, free)) is not None:
                reasons[more] = BESIDE
                again = sums
        waiting = again
    return reasons


def _pinned_by(one: Sum, counts, published, reasons, order, free) -> Key | None:
    """What to hide in a sum that pins a small part of it; None where it pins none."""

    def ends(key: Key) -> tuple[float, float]:
        if key not in published:
            return 0, inf
        return known(None if key in reasons else round_count(counts[key]), reasons.get(key), ROUND)

    small = [part for part in one.parts if reasons.get(part) == FEW and part not in free]
    if not small:
        return None
    low, high = ends(one.total)
    lows, highs = (sum(each) for each in zip(*(ends(part) for part in one.parts), strict=True))
    # Every small part is 0-10 by itself, so all of them have the same range here.
    if not pinned(max(0, low - (highs - (K - 1))), min(K - 1, high - lows)):
        return None
    choices = [key for key in (one.total, *one.parts) if key in published and key not in reasons]
    return min(choices, key=order, default=None)
