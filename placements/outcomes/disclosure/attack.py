"""Somebody who knows the method, the sums and every published number tries to work the small counts out.

The attack sees only what is published. It decides whether a release may go out, whatever the method that made it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from .ranges import Bounds, Key, Order, Programme, Range, Sum
from .thresholds import WITHIN, K, pinned

#: Over the fractions a count may seem to move so far that does not move far enough in whole numbers.
_FAR = 2 * WITHIN + 3
#: Of the counts that give another away, so many are tried whether to hide it alone is enough.
_TRIED = 6


class Finding(NamedTuple):
    """A count that is not shown and is known to lie between ``low`` and ``high``: exactly, to within 2, or as 1-10.

    ``leans_on``: the counts whose bounds give it away.
    """

    key: Key
    low: float
    high: float
    leans_on: frozenset


def exposed(low: float, high: float) -> bool:
    """Rule 10's attack, and rule 4: a small count is pinned, or certain to be 1-10."""
    return low < K and (pinned(low, high) or (low >= 1 and high < K))


def pinned_only(low: float, high: float) -> bool:
    """Rule 10's attack alone: where a reader is told which counts are small (*round*), 1-10 is no news."""
    return low < K and pinned(low, high)


class Attack:
    """One attack on what is known. Raises `Contradiction` where nothing fits the bounds."""

    def __init__(
        self, bounds: Bounds, sums: Iterable[Sum] = (), orders: Iterable[Order] = (), exposed: Callable = exposed
    ):
        self.exposed = exposed
        self.bounds = bounds
        self.programmes: dict[Key, Programme] = {}
        for part in apart(bounds, sums, orders):
            programme = Programme(*part)
            self.programmes |= dict.fromkeys(programme.place, programme)

    def findings(
        self, targets: Iterable[Key], report: Callable[[int, int], object] = lambda done, total: None
    ) -> list[Finding]:
        """Every one of the `targets` that can be worked out."""
        # What is known to be 11 or more tells of nobody.
        targets = [key for key in targets if key in self.programmes and self.bounds.get(key, (0,))[0] < K]
        together: dict[int, list[Key]] = {}
        for key in targets:
            together.setdefault(id(self.programmes[key]), []).append(key)
        left = [
            key for keys in together.values()
            for key in self.programmes[keys[0]].look_around(keys, self._seen_to_move)
        ]  # fmt: skip
        found = []
        for number, key in enumerate(left):
            if number % 50 == 0:
                report(number, len(left))
            if not self._seen_to_move(key) and self.exposed(*(known := self._known(key))[:2]):
                found.append(Finding(key, known.low, known.high, known.leans_on - {key}))
        return found

    def remedy(self, findings: Iterable[Finding], hideable: Bounds, order: Callable[[Key], object]) -> list[Key]:
        """Which counts to hide so that none of the findings can be worked out any more.

        `hideable`: what may be hidden, and what a reader would then know of it. Of those that a finding leans on the
        first by `order` goes that is enough by itself; where none is, the first, and so on. Findings that lean on
        nothing that may be hidden stay.
        """
        chosen: list[Key] = []
        for finding in findings:
            known = self._known(finding.key)
            while self.exposed(known.low, known.high):
                choices = sorted((key for key in known.leans_on if key in hideable and key not in chosen), key=order)
                if not choices:
                    break
                tried = choices[:_TRIED]
                best = next((key for key in tried if self._enough(key, hideable[key], finding.key)), choices[0])
                chosen.append(best)
                self.programmes[best].loosen(best, *hideable[best])
                known = self._known(finding.key)
        return chosen

    def _known(self, key: Key) -> Range:
        programme = self.programmes[key]
        known = programme.range(key)
        if not known.whole and not self.exposed(known.low, known.high) and known.high - known.low < _FAR:
            known = programme.whole_range(key, known)
        return known

    def _enough(self, key: Key, ends: tuple[float, float], target: Key) -> bool:
        with self.programmes[key].loosened(key, *ends):
            return not self.exposed(*self._known(target)[:2])

    def _seen_to_move(self, key: Key) -> bool:
        low, high = self.programmes[key].seen(key)
        return low <= high and not self.exposed(low, high)


def apart(
    bounds: Bounds, sums: Iterable[Sum], orders: Iterable[Order]
) -> Iterator[tuple[dict, list[Sum], list[Order]]]:
    """What is known, in parts that have no count in common: each can be asked about by itself."""
    sums, orders = list(sums), list(orders)
    root: dict[Key, Key] = {}

    def top(key: Key) -> Key:
        while (above := root.setdefault(key, key)) != key:
            root[key] = root[above]
            key = above
        return key

    for key, *others in ((one.total, *one.parts) for one in sums):
        for other in others:
            root[top(other)] = top(key)
    for small, large in orders:
        root[top(small)] = top(large)
    parts: dict[Key, tuple[dict, list, list]] = {}

    def part(key: Key) -> tuple[dict, list, list]:
        return parts.setdefault(top(key), ({}, [], []))

    for key, ends in bounds.items():
        part(key)[0][key] = ends
    for one in sums:
        part(one.total)[1].append(one)
    for pair in orders:
        part(pair.small)[2].append(pair)
    yield from parts.values()


def attack(bounds: Mapping, sums: Iterable[Sum], targets: Iterable[Key], exposed: Callable = exposed) -> list[Finding]:
    """What can be worked out of `targets`."""
    return Attack(bounds, sums, exposed=exposed).findings(targets)
