"""What a reader can derive: the range of a count, given sums and what is known of the other counts.

A linear programme (HiGHS), exact over the fractions. Where the answer is near to telling, one in whole numbers decides.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from math import ceil, floor, inf
from random import Random
from typing import NamedTuple

_EPSILON = 1e-6
#: Looks in random directions that show next to nothing new, before single counts are asked about.
_BARREN = 4
#: Seconds for one question in whole numbers; the answer over the fractions stands where that is not enough.
_PATIENCE = 1.0

Key = Hashable
Bounds = Mapping[Key, tuple[float, float]]


class Sum(NamedTuple):
    """The count ``total`` is the sum of the counts ``parts``: all are keys."""

    total: Key
    parts: tuple[Key, ...]


class Order(NamedTuple):
    """The count ``small`` is at most the count ``large``."""

    small: Key
    large: Key


class Range(NamedTuple):
    """The smallest and largest a count can be, and the counts whose bounds keep it there.

    ``whole``: both ends were reached with every count a whole number, so nothing narrower is true.
    """

    low: float
    high: float
    leans_on: frozenset = frozenset()
    whole: bool = True


class Contradiction(Exception):
    """No counts satisfy what is said to be known."""


class Programme:
    """All that a reader knows, as one programme that is asked about one count after another.

    ``bounds`` says between what each count lies; the key of a sum or an order that is not in it is at least 0.
    """

    def __init__(self, bounds: Bounds, sums: Iterable[Sum] = (), orders: Iterable[Order] = ()):
        import highspy  # 0.2 s: only where releases are attacked
        import numpy

        sums, orders = list(sums), list(orders)
        known = [high for _low, high in bounds.values() if high < inf]
        #: No count is so large: what may be is not bounded. No larger than needed, for the sake of exactness.
        self.huge = 1000 + 20 * max(known, default=0)
        named = [key for total, parts in sums for key in (total, *parts)] + [key for pair in orders for key in pair]
        self.bounds = dict.fromkeys(named, (0, inf)) | dict(bounds)
        self.keys = list(self.bounds)
        self.place = {key: place for place, key in enumerate(self.keys)}
        lows, highs = (
            numpy.array([min(end, self.huge) for end in ends], float)
            for ends in zip(*self.bounds.values(), strict=True)
        )
        self.model = highspy.Highs()
        self.model.setOptionValue("output_flag", False)
        self.model.setOptionValue("threads", 1)
        self.model.setOptionValue("simplex_strategy", 4)  # primal: from one question to the next only the aim moves
        self.model.addVars(len(self.place), lows, highs)
        rows = [({total: 1.0} | dict.fromkeys(parts, -1.0), 0.0) for total, parts in sums]
        rows += [({large: 1.0, small: -1.0}, highspy.kHighsInf) for small, large in orders]
        self.rows: dict[Key, list] = {key: [] for key in self.keys}
        for row, _up in rows:
            for key in row:
                self.rows[key].append(row)
        starts = numpy.cumsum([0, *(len(row) for row, _up in rows)])[:-1]
        where = [self.place[key] for row, _up in rows for key in row]
        factors = [factor for row, _up in rows for factor in row.values()]
        if rows:
            lower, upper = numpy.zeros(len(rows)), numpy.array([up for _row, up in rows])
            places = numpy.array(where, numpy.int32)
            self.model.addRows(
                len(rows), lower, upper, len(where), starts.astype(numpy.int32), places, numpy.array(factors)
            )
        self.numpy, self.kinds, self.status = numpy, highspy.HighsVarType, highspy.HighsModelStatus
        self.asked: dict[int, float] = {}
        self.seen_low = numpy.full(len(self.place), inf)
        self.seen_high = numpy.full(len(self.place), -inf)
        self._solve({})

    def range(self, key: Key) -> Range:
        """The range of one count, in whole numbers."""
        place = self.place[key]
        low, down, below = self._solve({place: 1.0})
        high, up, above = self._solve({place: -1.0})
        found = (ceil(low - _EPSILON), inf if -high > self.huge / 2 else floor(-high + _EPSILON))
        return Range(*found, down | up, below and above)

    def whole_range(self, key: Key, found: Range) -> Range:
        """The same with every count a whole number that stands in a sum with this one: never wider."""
        place = self.place[key]
        near = self.numpy.array(sorted({self.place[name] for row in self.rows[key] for name in row}), self.numpy.int32)
        self.model.setOptionValue("time_limit", self.model.getRunTime() + _PATIENCE)
        self.model.changeColsIntegrality(len(near), near, self.numpy.array([self.kinds.kInteger] * len(near)))
        ends = [self._best({place: sign}) for sign in (1.0, -1.0)]
        self.model.changeColsIntegrality(len(near), near, self.numpy.array([self.kinds.kContinuous] * len(near)))
        self.model.setOptionValue("time_limit", inf)
        low = found.low if ends[0] is None else round(ends[0])
        high = found.high if ends[1] is None else round(-ends[1])
        return Range(max(low, found.low), min(high, found.high), found.leans_on)

    def look_around(self, keys: Sequence[Key], moves: Callable[[Key], bool]) -> list[Key]:
        """Points that satisfy everything, as far apart as can be: they show of most counts at once that they move.

        Returns the `keys` of which `moves` (read off `seen`) could not be shown so.
        """
        random, left, barren = Random(1), list(keys), 0  # noqa: S311  directions, not secrets
        while left and barren < _BARREN:
            self._solve({self.place[key]: random.choice((1.0, -1.0)) for key in left})
            found = [key for key in left if not moves(key)]
            barren = 0 if len(found) < len(left) - len(left) // 50 - 2 else barren + 1
            left = found
        return left

    def seen(self, key: Key) -> tuple[float, float]:
        """Between what the count was seen so far, in whole numbers: it can be either."""
        place = self.place[key]
        return self.seen_low[place], self.seen_high[place]

    def loosen(self, key: Key, low: float, high: float) -> None:
        """Less is known of a count from now on."""
        self.bounds[key] = low, high
        self.model.changeColBounds(self.place[key], low, min(high, self.huge))

    @contextmanager
    def loosened(self, key: Key, low: float, high: float) -> Iterator[None]:
        """The same for a moment."""
        kept, seen = self.bounds[key], (self.seen_low.copy(), self.seen_high.copy())
        self.loosen(key, low, high)
        yield
        self.loosen(key, *kept)
        self.seen_low, self.seen_high = seen

    def _solve(self, costs: dict[int, float]) -> tuple[float, frozenset, bool]:
        """The least cost, the counts at whose bounds it stops, and whether all counts are whole there.

        Every whole point found widens what was seen.
        """
        self._ask(costs)
        if self.model.getModelStatus() != self.status.kOptimal:
            raise Contradiction
        solution = self.model.getSolution()
        values = self.numpy.array(solution.col_value)
        whole = bool((abs(values - values.round()) < _EPSILON).all())
        if whole:
            self.numpy.minimum(self.seen_low, values.round(), out=self.seen_low)
            self.numpy.maximum(self.seen_high, values.round(), out=self.seen_high)
        if len(costs) != 1:
            return 0.0, frozenset(), whole
        cost = sum(factor * values[place] for place, factor in costs.items())
        leans_on = self.numpy.flatnonzero(abs(self.numpy.array(solution.col_dual)) > _EPSILON)
        return cost, frozenset(self.keys[place] for place in leans_on), whole

    def _best(self, costs: dict[int, float]) -> float | None:
        self._ask(costs)
        if self.model.getModelStatus() != self.status.kOptimal:
            return None
        return self.model.getInfo().objective_function_value

    def _ask(self, costs: dict[int, float]) -> None:
        for asked in (dict.fromkeys(self.asked, 0.0), costs):
            places = self.numpy.array(list(asked), self.numpy.int32)
            self.model.changeColsCost(len(asked), places, self.numpy.array(list(asked.values()), float))
        self.asked = costs
        self.model.run()


def table_ranges(table: Sequence[Sequence[int]], hidden) -> dict[tuple[int, int], tuple[float, float]]:
    """The range of each ``hidden`` (row, column) of a table whose other cells and all margins are shown exactly."""
    counts, sums = table_system(table)
    programme = Programme({key: (0, inf) if key in set(hidden) else (n, n) for key, n in counts.items()}, sums)
    return {key: programme.range(key)[:2] for key in hidden}


def table_system(table: Sequence[Sequence[int]]) -> tuple[dict[Key, int], list[Sum]]:
    """Counts and sums of a two-way table: cells ``(row, column)``, margins ``(row, None)``, ``(None, column)``."""
    rows, columns = range(len(table)), range(len(table[0]))
    counts: dict[Key, int] = {(row, column): table[row][column] for row in rows for column in columns}
    counts |= {(row, None): sum(table[row]) for row in rows}
    counts |= {(None, column): sum(table[row][column] for row in rows) for column in columns}
    counts[None, None] = sum(map(sum, table))
    return counts, list(_table_sums(rows, columns))


def _table_sums(rows: range, columns: range) -> Iterator[Sum]:
    for row in rows:
        yield Sum((row, None), tuple((row, column) for column in columns))
    for column in columns:
        yield Sum((None, column), tuple((row, column) for row in rows))
    yield Sum((None, None), tuple((row, None) for row in rows))
    yield Sum((None, None), tuple((None, column) for column in columns))
