"""Kaplan-Meier from the placement facts: counted per day by the database, estimated by `statistics.survival`."""

from collections.abc import Iterable, Iterator
from datetime import date

from placements.outcomes.definitions import Definition
from placements.outcomes.statistics import SurvivalCurve, survival_curve

from .facts import FAR
from .row import Group, Row, make_row
from .stage import Stage
from .tallies import axes, table


def curves(stage: Stage, method: str, cut: str) -> Iterator[tuple[Group, SurvivalCurve, int, int]]:
    """Each group's curve to day 365, how many placements were ever at risk, and how many never were."""
    at_risk = f"{method}_time > entry_day"
    keys = {
        "entry": "entry",
        "time": f"case when {at_risk} then least({method}_time, {FAR}) end",
        "ended": f"{method}_ended and {method}_time < {FAR}",
    }
    for axis in axes(stage):
        for group, cells in table(stage, axis, cut, "fact", keys):
            yield group, *curve_of(cells)


def curve_of(cells: Iterable[tuple[int, int | None, bool, int]]) -> tuple[SurvivalCurve, int, int]:
    """From (entry, time or None where never at risk, whether it is the event, how many): the curve, ever and never."""
    exits: dict[int, tuple[int, int]] = {}
    entries: dict[int, int] = {}
    ever = never = 0
    for entry, time, ended, n in cells:
        if time is None:
            never += n
            continue
        ever += n
        if entry < FAR:  # who enters after the horizon is at risk later, and in no estimate before it
            events, censored = exits.get(time, (0, 0))
            exits[time] = (events + n, censored) if ended else (events, censored + n)
            entries[entry] = entries.get(entry, 0) + n
    return survival_curve(exits, entries), ever, never


def rows(stage: Stage, definitions: Iterable[Definition], cut: str) -> Iterator[Row]:
    by_method: dict[str, list[Definition]] = {}
    for definition in definitions:
        by_method.setdefault(definition.method, []).append(definition)
    for method, chosen in by_method.items():
        for group, curve, ever, never in curves(stage, method, cut):
            for definition in chosen:
                yield survival_row(definition, stage.parameters["as_of"], group, curve, ever, never)


def survival_row(definition: Definition, as_of: date, group: Group, curve: SurvivalCurve, ever: int, never: int) -> Row:
    point = curve.at(definition.days)
    return make_row(
        definition,
        as_of,
        group,
        denominator=ever,
        excluded=never,
        value=point.survival if point else None,
        limits=(point.low, point.high) if point else None,
    )
