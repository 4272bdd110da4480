"""Hourly wages as a share of what was before, and in the prices of one year: beside the figures of `wages`."""

from collections.abc import Iterable, Iterator

from intermediary.reference.prices import cpi_u
from placements.outcomes.definitions import Definition
from placements.outcomes.definitions.wages import PRICES

from . import amounts
from .amounts import Amount
from .row import Row
from .stage import Stage
from .wages import known


def factor(year: str) -> str:
    """SQL for what a dollar of a year is worth in the prices that definitions state; null without an index."""
    index = cpi_u()
    worth = " ".join(f"when {each} then {index[PRICES]} / {index[each]}" for each in index)
    return f"(case {year} {worth} end)::float8"


BEFORE = f"prior_cents * {factor('prior_year')}"
AFTER = f"wage_cents * {factor('extract(year from started_on)::int')}"
BOTH = known(f"{AFTER} - {BEFORE}")
AMOUNTS = {
    "hourly_per_cent": Amount(known("prior_cents"), "(wage_cents - prior_cents)::float8 / prior_cents", 1, "float8"),
    "hourly_real": Amount(BOTH, f"{AFTER} - {BEFORE}", kind="float8"),
    "before_real": Amount(BOTH, BEFORE, kind="float8"),
    "after_real": Amount(BOTH, AFTER, kind="float8"),
}


def rows(stage: Stage, definitions: Iterable[Definition], cut: str) -> Iterator[Row]:
    yield from amounts.rows(stage, definitions, cut, "pay", AMOUNTS)
