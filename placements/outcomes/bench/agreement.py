"""Whether pandas found the engine's figures: each of them, to nine digits."""

from collections.abc import Iterable, Iterator
from datetime import date
from math import isclose, isnan

from django.db import connection

from intermediary.accounts.scope import acting
from placements.outcomes.engine import Row

from .frames.groups import CUTS
from .frames.measures import MEASURES, Clock, compute
from .frames.rates import FIGURES

__all__ = ["CUTS", "MEASURES", "differences"]


def differences(rows: Iterable[Row], as_of: date) -> Iterator[str]:
    """What differs between these figures and those of pandas, in words; nothing where all are equal.

    Raises ValueError where there is no figure at all.
    """
    theirs = pandas(as_of)
    ours = {
        (row.measure, row.scope, row.cut, row.scope_key, row.cut_value): tuple(getattr(row, name) for name in FIGURES)
        for row in rows
    }
    if not ours:
        raise ValueError("there are no figures to compare")
    for key in sorted(ours.keys() | theirs.keys()):
        one, other = ours.get(key), theirs.get(key)
        if one is None or other is None:
            yield f"{' '.join(key)}: only {'pandas has' if one is None else 'the engine has'} {one or other}"
        elif not all(map(_same, one, other)):
            yield f"{' '.join(key)}: the engine says {one}, pandas {other}"


def pandas(as_of: date) -> dict[tuple, tuple]:
    found = {}

    def take(measure, scope, cut, table) -> None:
        for key, group, *figures in table[["scope", "group", *FIGURES]].itertuples(index=False):
            found[measure, scope, cut, key, group] = tuple(None if isnan(figure) else figure for figure in figures)

    with acting("system"), connection.cursor() as cursor:
        compute(cursor.cursor, as_of, Clock(), take)
    return found


def _same(one, other) -> bool:
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
