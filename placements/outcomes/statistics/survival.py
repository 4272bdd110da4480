"""Kaplan-Meier with late entry (standard, section 2), from counts per day. Cost grows with the distinct days only.

A row is at risk on day ``t`` when ``entry < t <= time``; on a tie events come before censoring. Limits are 95 %,
from Greenwood's standard error on the log(-log) scale.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import NamedTuple

from .proportions import Z95

#: Day -> (how many end by the event on that day, how many are censored on it).
Exits = Mapping[int, tuple[int, int]]
#: Day after which a row is at risk -> how many rows.
Entries = Mapping[int, int]


@dataclass(frozen=True)
class SurvivalPoint:
    """The share still employed just after ``day``. Limits are ``None`` at 1 and 0, where the log-log scale has none."""

    day: int
    survival: float
    low: float | None
    high: float | None
    at_risk: int
    events: int = 0


class SurvivalMedian(NamedTuple):
    """The day by which half have ended, and its 95 % limits; ``None`` where the curve does not come down so far."""

    day: int | None
    low: int | None
    high: int | None


@dataclass(frozen=True)
class SurvivalCurve:
    """A step curve: it falls on the days of ``points`` and is level between them.

    ``ever_at_risk`` counts the rows behind it, ``last_day`` is the last day anybody was seen.
    """

    points: tuple[SurvivalPoint, ...]
    ever_at_risk: int
    last_day: int
    _entry_days: tuple[int, ...]
    _entered: tuple[int, ...]
    _exit_days: tuple[int, ...]
    _left: tuple[int, ...]

    def at_risk(self, day: int) -> int:
        """How many were at risk on ``day``: entered before it and not gone before it."""
        return _up_to(self._entry_days, self._entered, day) - _up_to(self._exit_days, self._left, day)

    def at(self, day: int) -> SurvivalPoint | None:
        """The estimate at ``day``; ``None`` when nobody is at risk by then (section 2).

        A curve is not drawn on past the last person observed: a cohort seen for 100 days says nothing of day 365.
        One exception: where everybody's job has ended the share is 0 for good, as it is in the milestone rate.
        """
        index = bisect_right([point.day for point in self.points], day) - 1
        at_risk = self.at_risk(day)
        last = self.points[index] if index >= 0 else None
        if at_risk == 0 and not (last and last.survival == 0):
            return None
        if last is None:
            return SurvivalPoint(day, 1.0, None, None, at_risk)
        return SurvivalPoint(day, last.survival, last.low, last.high, at_risk)

    def median(self) -> SurvivalMedian:
        """The first day by which half have ended, with the days on which the limits of the curve pass one half.

        Brookmeyer and Crowley's limits. ``None`` for what the curve does not reach.
        """
        half = 0.5 + 1e-12  # a product of exact fractions may miss one half by the last bit
        return SurvivalMedian(
            *(
                next((point.day for point in self.points if passed(point)), None)
                for passed in (
                    lambda point: point.survival <= half,
                    lambda point: point.survival == 0 or (point.low is not None and point.low <= half),
                    lambda point: point.high is not None and point.high <= half,
                )
            )
        )


def survival_curve(exits: Exits, entries: Entries | None = None) -> SurvivalCurve:
    """The curve from counts per day.

    ``entries`` may be left out when nobody enters late: then everybody is at risk from day 0. Rows that leave on or
    before the day they enter were never at risk and must be left out of both tables (``tabulate`` does it).
    """
    total = sum(events + censored for events, censored in exits.values())
    entries = {0: total} if entries is None else entries
    if sum(entries.values()) != total:
        raise ValueError(f"{sum(entries.values())} rows enter and {total} leave")
    entry_days, entered = _cumulated(entries)
    exit_days, left = _cumulated({day: sum(counts) for day, counts in exits.items()})
    survival, variance, points = 1.0, 0.0, []
    for position, day in enumerate(exit_days):
        events = exits[day][0]
        if not events:
            continue
        at_risk = _up_to(entry_days, entered, day) - (left[position - 1] if position else 0)
        if at_risk < events:
            raise ValueError(f"{events} events on day {day} among {at_risk} at risk")
        survival *= 1 - events / at_risk
        variance += events / (at_risk * (at_risk - events)) if at_risk > events else 0.0
        low, high = _log_log_limits(survival, variance)
        points.append(SurvivalPoint(day, survival, low, high, at_risk, events))
    last_day = exit_days[-1] if exit_days else 0
    return SurvivalCurve(tuple(points), total, last_day, entry_days, entered, exit_days, left)


def tabulate(rows: Iterable[tuple]) -> tuple[dict[int, tuple[int, int]], dict[int, int]]:
    """Count rows ``(time, ended)`` or ``(time, ended, entry)`` into the two tables of ``survival_curve``.

    Rows that were never at risk (``time <= entry``, entry 0 where not given) are left out.
    """
    exits: dict[int, tuple[int, int]] = {}
    entries: dict[int, int] = {}
    for time, ended, *late in rows:
        entry = max(late[0], 0) if late else 0
        if time <= entry:
            continue
        events, censored = exits.get(time, (0, 0))
        exits[time] = (events + 1, censored) if ended else (events, censored + 1)
        entries[entry] = entries.get(entry, 0) + 1
    return exits, entries


def _log_log_limits(survival: float, variance: float) -> tuple[float | None, float | None]:
    if not 0 < survival < 1:
        return None, None
    reach = Z95 * sqrt(variance) / abs(log(survival))
    return survival ** exp(reach), survival ** exp(-reach)


def _cumulated(counts: Mapping[int, int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    days, running, total = tuple(sorted(counts)), [], 0
    for day in days:
        total += counts[day]
        running.append(total)
    return days, tuple(running)


def _up_to(days: tuple[int, ...], running: tuple[int, ...], day: int) -> int:
    """How many are counted on days before ``day``."""
    position = bisect_left(days, day)
    return running[position - 1] if position else 0
