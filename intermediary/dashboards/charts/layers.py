"""Places for a drawing that runs from left to right: steps in columns, ways between them that do not cross at need.

After Sugiyama: a step stands in the column after the last of those that lead to it; a way over several columns keeps a
place of its own in each; within a column everything stands near the middle of what it is connected to.
"""

from dataclasses import dataclass, field
from itertools import pairwise

SWEEPS = 8


@dataclass
class Spot:
    """One thing in a column: a step (`key`), or the place in which a way passes (`way`, its number)."""

    column: int
    height: float
    key: object = None
    way: int | None = None
    top: float = 0
    before: list["Spot"] = field(default_factory=list)
    after: list["Spot"] = field(default_factory=list)

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def columns(keys: list, ways: list[tuple], first: object = None) -> dict:
    """Key → column: the longest way there, counted in ways. `ways` are (from, to), without circles.

    `first` is a key that has the first column to itself, where there is one.
    """
    found = {key: int(first is not None and key is not first) for key in keys}
    for _round in keys:  # no way is longer than there are steps
        for start, end in ways:
            found[end] = max(found[end], found[start] + 1)
    return found


def lay_out(
    heights: dict, ways: list[tuple], *, passing: list[float], gap: float, first: object = None
) -> tuple[list[Spot], list[list[Spot]]]:
    """Steps (key → height) and ways (from, to) as spots with their tops, and each way as the spots that it visits.

    `passing` is the height that each way takes in a column which it only passes, `gap` the least between two spots;
    `first` as in `columns`.
    """
    place = columns(list(heights), ways, first)
    steps = {key: Spot(place[key], height, key) for key, height in heights.items()}
    spots, routes = list(steps.values()), []
    for number, (start, end) in enumerate(ways):
        route = [steps[start]]
        for column in range(place[start] + 1, place[end]):
            route.append(Spot(column, passing[number], way=number))
            spots.append(route[-1])
        route.append(steps[end])
        for one, other in pairwise(route):
            one.after.append(other)
            other.before.append(one)
        routes.append(route)
    _settle(spots, gap)
    return spots, routes


def _settle(spots: list[Spot], gap: float) -> None:
    """Sweep forth and back: order each column by the middle of its neighbours, and move it as near as there is room."""
    rows = [[spot for spot in spots if spot.column == n] for n in range(max(spot.column for spot in spots) + 1)]
    for row in rows:
        _stack(row, {id(spot): 0.0 for spot in row}, gap)
    for sweep in range(SWEEPS):
        for row in rows[1:] if sweep % 2 == 0 else rows[-2::-1]:
            wanted = {id(spot): _pull(spot, sweep % 2 == 0) for spot in row}
            row.sort(key=lambda spot, wanted=wanted: wanted[id(spot)])
            _stack(row, wanted, gap)
    top = min(spot.top for spot in spots)
    for spot in spots:
        spot.top -= top


def _pull(spot: Spot, forth: bool) -> float:
    others = (spot.before or spot.after) if forth else (spot.after or spot.before)
    return sum(other.middle for other in others) / len(others) if others else spot.middle


def _stack(row: list[Spot], wanted: dict[int, float], gap: float) -> None:
    """Put a column one below the other, the whole as near as can be to where each would like its middle."""
    at = 0.0
    for spot in row:
        spot.top, at = at, at + spot.height + gap
    shift = sum(wanted[id(spot)] - spot.middle for spot in row) / max(1, len(row))
    for spot in row:
        spot.top += shift


def spread(wanted: list[tuple[float, float]]) -> list[float]:
    """Middles for things that stand one below the other, each as near as can be to where it would like its own.

    `wanted` are (middle, height). Where they would overlap, neighbours close up around what they want on average.
    """
    order = sorted(range(len(wanted)), key=lambda place: wanted[place][0])
    blocks: list[tuple[float, float, list[int]]] = []  # middle, height, whose
    for place in order:
        middle, height, members = *wanted[place], [place]
        while blocks and blocks[-1][0] + blocks[-1][1] / 2 > middle - height / 2:
            before = blocks.pop()
            share = len(before[2]) / (len(before[2]) + len(members))
            middle, height = before[0] * share + middle * (1 - share), before[1] + height
            members = before[2] + members
        blocks.append((middle, height, members))
    found = [0.0] * len(wanted)
    for middle, height, members in blocks:
        at = middle - height / 2
        for place in members:
            found[place] = at + wanted[place][1] / 2
            at += wanted[place][1]
    return found
