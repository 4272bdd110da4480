from datetime import date
from typing import NamedTuple

from placements.outcomes.definitions import Definition


class Row(NamedTuple):
    """One figure, in the order of the exchange format. Rates are fractions, money is dollars, None is not defined."""

    as_of: date
    measure: str
    scope: str
    scope_key: str
    cut: str
    cut_value: str
    numerator: int | None
    denominator: int
    unknown: int
    immature: int
    excluded: int
    value: float | None
    low: float | None
    high: float | None
    unit: str
    definition_version: int


class Group(NamedTuple):
    """Whom a row is about: a scope, whole or one group of a cut."""

    scope: str
    scope_key: str
    cut: str = ""
    cut_value: str = ""


def make_row(
    definition: Definition,
    as_of: date,
    group: Group,
    *,
    numerator: int | None = None,
    denominator: int,
    unknown: int = 0,
    immature: int = 0,
    excluded: int = 0,
    value: float | None = None,
    limits: tuple | None = None,
) -> Row:
    low, high = limits or (None, None)
    return Row(
        as_of, definition.key, *group, numerator, denominator, unknown, immature, excluded,
        value, low, high, definition.unit, definition.version,
    )  # fmt: skip
