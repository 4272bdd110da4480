"""Whether pandas found the engine's figures: each of them, to nine digits."""

from collections.abc import Iterator
from datetime import date
from math import isclose, isnan

from django.db import connection

from intermediary.accounts.scope import acting
from placements.outcomes import engine

from .frames.measures import MEASURES, Clock, compute
from .frames.rates import FIGURES


def differences(as_of: date) -> Iterator[str]:
    """What differs, in words; ends with nothing where all is equal. Raises ValueError where there is nothing at all."""
    ours, theirs = engines(as_of), pandas(as_of)
    if not ours:
        raise ValueError("there are no figures to compare")
    for key in sorted(ours.keys() | theirs.keys()):
        one, other = ours.get(key), theirs.get(key)
        if one is None or other is None:
            yield f"{' '.join(key)}: only {'pandas has' if one is None else 'the engine has'} {one or other}"
        elif not all(map(_same, one, other)):
            yield f"{' '.join(key)}: the engine says {one}, pandas {other}"


def engines(as_of: date) -> dict[tuple, tuple]:
    rows = engine.compute(as_of=as_of, cuts=("gender", "race"), measures=list(MEASURES))
    return {
        (r.measure, r.scope, r.cut, r.scope_key, r.cut_value): tuple(getattr(r, name) for name in FIGURES)
        for r in rows
        if r.measure in MEASURES
    }


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
