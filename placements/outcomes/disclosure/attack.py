"""Somebody who knows the method, the sums and every published number tries to work the small counts out.

The attack sees only what is published. It decides whether a release may go out, whatever the method that made it.
"""

from collections.abc import Callable, Iterable, Mapping
from math import ceil, floor
from typing import NamedTuple

from .ranges import Bounds, Key, Order, Programme, Sum
from .thresholds import WITHIN, K, pinned

#: A count seen to move this far over the fractions moves far enough in whole numbers.
_FAR = 2 * WITHIN + 3


class Finding(NamedTuple):
    """A count that is not shown and is known to lie between ``low`` and ``high``: exactly, or to within 2.

    ``leans_on``: the shown counts that give it away. To hide one of them may be enough.
    """

    key: Key
    low: float
    high: float
    leans_on: frozenset


def exposed(low: float, high: float) -> bool:
    """Rule 10's attack, and rule 4: a small count is pinned, or certain to be 1-10."""
    return low < K and (pinned(low, high) or (low >= 1 and high < K))


def attack(
    bounds: Bounds,
    sums: Iterable[Sum],
    orders: Iterable[Order],
    targets: Iterable[Key],
    exposed: Callable[[float, float], bool] = exposed,
    report: Callable[[int, int], object] = lambda done, total: None,
) -> list[Finding]:
    """Every one of the `targets` that can be worked out. Raises `Contradiction` where nothing fits the bounds."""
    programme = Programme(bounds, sums, orders)
    targets = [key for key in targets if key in programme.place]
    if not targets:
        return []
    programme.look_around(targets)
    found = []
    for number, key in enumerate(targets):
        if number % 200 == 0:
            report(number, len(targets))
        if _seen_to_move(*programme.seen(key), exposed):
            continue
        known = programme.range(key)
        if not exposed(known.low, known.high) and known.high - known.low < _FAR:
            known = programme.whole_range(key, known)
        if exposed(known.low, known.high):
            found.append(Finding(key, known.low, known.high, known.leans_on - {key}))
    return found


def _seen_to_move(low: float, high: float, exposed: Callable) -> bool:
    return high - low >= _FAR and not exposed(ceil(low), floor(high))


def suggestions(
    findings: Iterable[Finding], shown: Mapping[Key, int], order: Callable[[Key], object]
) -> list[Key]:
    """For each finding one shown count to hide: of those it leans on the first by `order`, each named once."""
    chosen: list[Key] = []
    for finding in findings:
        leans_on = [key for key in finding.leans_on if key in shown]
        if leans_on and not any(key in chosen for key in leans_on):
            chosen.append(min(leans_on, key=order))
    return chosen
