"""Kaplan-Meier from the placement facts: counted per day by the database, estimated by `statistics.survival`."""

from collections.abc import Iterable, Iterator

from placements.outcomes.definitions import Definition
from placements.outcomes.statistics import SurvivalCurve, survival_curve

from .facts import FAR
from .row import Group, Row, make_row
from .stage import Stage
from .tallies import COHORTS, EMPLOYERS, table


def curves(stage: Stage, method: str, cut: str) -> Iterator[tuple[Group, SurvivalCurve, int, int]]:
    """Each group's curve to day 365, how many placements were ever at risk, and how many never were."""
    at_risk = f"{method}_time > entry_day"
    keys = {
        "entry": "entry",
        "time": f"case when {at_risk} then least({method}_time, {FAR}) end",
        "ended": f"{method}_ended and {method}_time < {FAR}",
    }
    for axis in (COHORTS, EMPLOYERS):
        for group, cells in table(stage, axis, cut, "e_fact", keys):
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
            yield group, survival_curve(exits, entries), ever, never


def rows(stage: Stage, definitions: Iterable[Definition], cut: str) -> Iterator[Row]:
    by_method: dict[str, list[Definition]] = {}
    for definition in definitions:
        by_method.setdefault(definition.method, []).append(definition)
    for method, chosen in by_method.items():
        for group, curve, ever, never in curves(stage, method, cut):
            for definition in chosen:
                point = curve.at(definition.days)
                yield make_row(
                    definition,
                    stage.parameters["as_of"],
                    group,
                    denominator=ever,
                    excluded=never,
                    value=point.survival if point else None,
                    limits=(point.low, point.high) if point else None,
                )
