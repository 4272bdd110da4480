"""Milestones from the placement facts: the five numbers of each, with Wilson limits."""

from collections.abc import Iterable, Iterator

from placements.outcomes.definitions import Definition
from placements.outcomes.statistics import wilson

from .facts import EXCLUDED, IMMATURE, UNKNOWN, YES
from .row import Group, Row, make_row
from .stage import Stage
from .tallies import axes, counts


def rows(stage: Stage, definitions: Iterable[Definition], cut: str) -> Iterator[Row]:
    chosen = {f"{d.method}_{d.days}": d for d in definitions}
    # Whether a placement is due or excluded at a day is the same whatever the method.
    days = {d.days: column for column, d in chosen.items()}
    counted = {"n": "true"}
    for column in chosen:
        counted |= {f"yes_{column}": f"{column} = {YES}", f"unknown_{column}": f"{column} = {UNKNOWN}"}
    for day, column in days.items():
        counted |= {f"immature_{day}": f"{column} = {IMMATURE}", f"excluded_{day}": f"{column} = {EXCLUDED}"}
    for axis in axes(stage):
        for group, number in counts(stage, axis, cut, "fact", counted):
            for column, definition in chosen.items():
                yield rate(
                    definition,
                    stage.parameters["as_of"],
                    group,
                    total=number["n"],
                    yes=number[f"yes_{column}"],
                    unknown=number[f"unknown_{column}"],
                    immature=number[f"immature_{definition.days}"],
                    excluded=number[f"excluded_{definition.days}"],
                )


def rate(definition: Definition, as_of, group: Group, *, total, yes, unknown, immature, excluded) -> Row:
    """The verified rate: yes over all whose day has come and who are not excluded, the unknown among them."""
    eligible = total - immature - excluded
    return make_row(
        definition,
        as_of,
        group,
        numerator=yes,
        denominator=eligible,
        unknown=unknown,
        immature=immature,
        excluded=excluded,
        value=yes / eligible if eligible else None,
        limits=wilson(yes, eligible),
    )
