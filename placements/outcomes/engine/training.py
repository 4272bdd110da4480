"""Completion and placement from the enrollment facts."""

from collections.abc import Iterable, Iterator

from placements.outcomes.definitions import Definition

from .facts import IMMATURE, UNKNOWN, YES
from .retention import rate
from .row import Row
from .stage import Stage
from .tallies import COHORTS, counts

COLUMNS = {
    "sector.completion": "completion",
    "sector.placement": "placed",
    "sector.placement.so_far": "placed_so_far",
}


def rows(stage: Stage, definitions: Iterable[Definition], cut: str) -> Iterator[Row]:
    chosen = {COLUMNS[d.key]: d for d in definitions}
    counted = {}
    for column in chosen:
        counted |= {
            f"n_{column}": f"{column} is not null",
            f"yes_{column}": f"{column} = {YES}",
            f"unknown_{column}": f"{column} = {UNKNOWN}",
            f"immature_{column}": f"{column} = {IMMATURE}",
        }
    for group, number in counts(stage, COHORTS, cut, "enrolled", counted):
        for column, definition in chosen.items():
            if number[f"n_{column}"]:
                yield rate(
                    definition,
                    stage.parameters["as_of"],
                    group,
                    total=number[f"n_{column}"],
                    yes=number[f"yes_{column}"],
                    unknown=number[f"unknown_{column}"],
                    immature=number[f"immature_{column}"],
                    excluded=0,
                )
