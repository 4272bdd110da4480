"""What a reader can derive: the range of a count, given sums and what is known of the other counts.

Exact, by a small linear programme. The true counts are a feasible point, so the search starts there and only asks how
far one count can move, up and down, while every sum still holds. Cells of one- and two-way tables with margins come
out as whole numbers by themselves; elsewhere the fractional ends are taken inward.
"""

from collections.abc import Hashable, Mapping, Sequence
from math import ceil, floor, inf
from typing import NamedTuple

_EPSILON = 1e-9
#: Steps after which the search settles for what it has found; less than the truth, so more is hidden, never less.
_STEPS = 2000

Key = Hashable
Bounds = Mapping[Key, tuple[float, float]]


class Sum(NamedTuple):
    """The count ``total`` is the sum of the counts ``parts``: both are keys."""

    total: Key
    parts: tuple[Key, ...]


def feasible_range(
    key: Key, counts: Mapping[Key, int], bounds: Bounds, sums: Sequence[Sum], enough: float = inf
) -> tuple[float, float]:
    """The smallest and largest value of ``counts[key]`` that a reader who knows ``bounds`` and ``sums`` must allow.

    ``counts`` are the true ones and satisfy both. The search stops early once the range is wider than ``enough``.
    """
    low, high = bounds[key]
    if low == high:
        return low, high
    programme = _Programme(counts, bounds, sums, key)
    up = programme.furthest(1, enough)
    if up > enough:
        return counts[key], counts[key] + up
    down = _Programme(counts, bounds, sums, key).furthest(-1, enough - up)
    return ceil(counts[key] - down - _EPSILON), counts[key] + up if up == inf else floor(counts[key] + up + _EPSILON)


def table_ranges(table: Sequence[Sequence[int]], hidden) -> dict[tuple[int, int], tuple[float, float]]:
    """The range of each ``hidden`` (row, column) of a table whose other cells and all margins are shown exactly."""
    counts, sums = table_system(table)
    bounds = {key: (0, inf) if key in set(hidden) else (count, count) for key, count in counts.items()}
    return {key: feasible_range(key, counts, bounds, sums) for key in hidden}


def table_system(table: Sequence[Sequence[int]]) -> tuple[dict[Key, int], list[Sum]]:
    """Counts and sums of a two-way table: cells ``(row, column)``, margins ``(row, None)``, ``(None, column)``."""
    rows, columns = range(len(table)), range(len(table[0]))
    counts: dict[Key, int] = {(row, column): table[row][column] for row in rows for column in columns}
    counts |= {(row, None): sum(table[row]) for row in rows}
    counts |= {(None, column): sum(table[row][column] for row in rows) for column in columns}
    counts[None, None] = sum(map(sum, table))
    sums = [Sum((row, None), tuple((row, column) for column in columns)) for row in rows]
    sums += [Sum((None, column), tuple((row, column) for row in rows)) for column in columns]
    sums.append(Sum((None, None), tuple((row, None) for row in rows)))
    sums.append(Sum((None, None), tuple((None, column) for column in columns)))
    return counts, sums


class _Programme:
    """Moves away from the true counts under which every sum still holds, one per count that is not known exactly."""

    def __init__(self, counts, bounds, sums, key):
        self.key = key
        self.room = {name: (low - counts[name], high - counts[name]) for name, (low, high) in bounds.items()}
        self.move = {name: 0.0 for name, (low, high) in bounds.items() if low < high}
        # One row per sum: the count it is solved for, and how that follows the counts left free.
        self.rows: dict[Key, dict[Key, float]] = {}
        for equation in _connected(key, sums, self.move):
            self._add(equation)

    def furthest(self, direction: int, enough: float) -> float:
        """How far ``key`` can move in ``direction``: the simplex method from a feasible start."""
        order = {name: index for index, name in enumerate(self.move)}
        for _ in range(_STEPS):
            if self.move[self.key] * direction > enough:
                break
            gains = self.rows.get(self.key, {self.key: 1.0})
            entering = min(
                (name for name, gain in gains.items() if self._may(name, gain * direction)),
                key=order.__getitem__,
                default=None,
            )
            if entering is None:
                break
            step, leaving = self._step(entering, 1 if gains[entering] * direction > 0 else -1, order)
            if step == inf:
                return inf
            if leaving is not None:
                self._swap(leaving, entering)
        return abs(self.move[self.key])

    def _may(self, name, wish) -> bool:
        low, high = self.room[name]
        return (
            self.move[name] < high - _EPSILON
            if wish > _EPSILON
            else (wish < -_EPSILON and self.move[name] > low + _EPSILON)
        )

    def _step(self, entering, sign, order):
        """Move ``entering`` as far as it and every count that follows it may go."""
        low, high = self.room[entering]
        step, leaving = (high - self.move[entering] if sign > 0 else self.move[entering] - low), None
        for name, row in self.rows.items():
            rate = row.get(entering, 0.0) * sign
            if abs(rate) < _EPSILON:
                continue
            low, high = self.room[name]
            limit = ((high - self.move[name]) if rate > 0 else (self.move[name] - low)) / abs(rate)
            if limit < step - _EPSILON or (
                leaving is not None and limit < step + _EPSILON and order[name] < order[leaving]
            ):
                step, leaving = max(limit, 0.0), name
        if step != inf:
            self.move[entering] += sign * step
            for name, row in self.rows.items():
                self.move[name] += row.get(entering, 0.0) * sign * step
        return step, leaving

    def _add(self, equation: dict[Key, float]) -> None:
        """Take in one more sum, solved for a count that is still free (another than ``key`` where there is one)."""
        free: dict[Key, float] = {}
        for name, factor in equation.items():
            for part, share in self.rows.get(name, {name: 1.0}).items():
                free[part] = free.get(part, 0.0) + factor * share
        free = {name: factor for name, factor in free.items() if abs(factor) > _EPSILON}
        if free:
            solved = next((name for name in free if name != self.key), self.key)
            pivot = free.pop(solved)
            self.rows[solved] = {name: -factor / pivot for name, factor in free.items()}
            self._substitute(solved)

    def _swap(self, leaving, entering) -> None:
        row = self.rows.pop(leaving)
        pivot = row.pop(entering)
        self.rows[entering] = {name: -factor / pivot for name, factor in row.items()} | {leaving: 1 / pivot}
        self._substitute(entering)

    def _substitute(self, solved) -> None:
        for name, row in self.rows.items():
            factor = row.pop(solved, 0.0) if name != solved else 0.0
            if factor:
                for part, share in self.rows[solved].items():
                    value = row.get(part, 0.0) + factor * share
                    if abs(value) > _EPSILON:
                        row[part] = value
                    else:
                        row.pop(part, None)


def _connected(key, sums, free) -> list[dict[Key, float]]:
    """The sums that reach ``key`` through counts that are not known exactly, with those counts only."""
    equations = [
        {name: factor for name, factor in [(total, -1.0), *((part, 1.0) for part in parts)] if name in free}
        for total, parts in sums
    ]
    reached, found, waiting = {key}, [], equations
    while True:
        near = [equation for equation in waiting if not reached.isdisjoint(equation)]
        if not near:
            return found
        found += near
        waiting = [equation for equation in waiting if reached.isdisjoint(equation)]
        reached.update(*near)
