"""Protect a handful of counts by either method: hide what is small, then what the attack asks for, until it finds
nothing. Releases do the same over their tables (`releases.protecting`, `releases.attacking`)."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .attack import Attack, exposed, pinned_only
from .methods import BESIDE, FEW, HIDE, ROUND, complement, known, shown, too_small
from .ranges import Key, Sum, table_system


class HiddenTable(NamedTuple):
    """What a table hides: cells as (row, column), and margins with ``None`` in the place summed over."""

    cells: set[tuple[int, int]]
    margins: set[tuple[int | None, int | None]]


class Row(NamedTuple):
    """A protected row: counts as shown, with ``None`` where hidden."""

    cells: list[int | None]
    total: int | None


def protect(
    counts: Mapping[Key, int], sums: Sequence[Sum] = (), *, method: str = ROUND, unpublished: frozenset = frozenset()
) -> dict[Key, int | None]:
    """The counts as they may be shown together, given the ``sums`` that hold among them; ``None`` where hidden.

    ``unpublished`` counts are not shown at all (the rest of a denominator beside its numerator) and are protected like
    the others.
    """
    _check(counts, sums)
    reasons = {key: FEW for key, count in counts.items() if too_small(count, method) and key not in unpublished}
    totals = {total for total, _parts in sums}
    while True:
        if method == HIDE:
            hidden = complement(counts, sums, {*reasons, *unpublished})
            reasons = dict.fromkeys(hidden - unpublished, BESIDE) | reasons
        view = {key: None if key in reasons else shown(count, method) for key, count in counts.items()}
        bounds = {key: known(view[key], reasons.get(key), method) for key in counts if key not in unpublished}
        attack = Attack(bounds, sums, exposed=pinned_only if method == ROUND else exposed)
        found = attack.findings([key for key in counts if key in unpublished or view[key] is None])
        hideable = {key: known(None, BESIDE, method) for key in bounds if view[key]}
        more = attack.remedy(found, hideable, lambda key: (key in totals, counts[key], repr(key)))
        if not more:
            return {key: None if key in unpublished else value for key, value in view.items()}
        reasons |= dict.fromkeys(more, BESIDE)


def protect_counts(cells: Sequence[int], total: int | None = None) -> Row:
    """One row of parts with their total, protected by *round*. ``total`` may be left out; it must be the sum."""
    view = protect(*_row(cells, total))
    return Row([view[index] for index in range(len(cells))], view["total"])


def hide(counts: Mapping[Key, int], sums: Sequence[Sum] = ()) -> set[Key]:
    """The keys that the *hide* method hides."""
    return {key for key, value in protect(counts, sums, method=HIDE).items() if value is None}


def hide_row(cells: Sequence[int], total: int | None = None) -> tuple[set[int], bool]:
    """The positions to hide in one row of parts with its total, and whether the total goes too."""
    hidden = hide(*_row(cells, total))
    return hidden - {"total"}, "total" in hidden


def hide_table(table: Sequence[Sequence[int]]) -> HiddenTable:
    """What to hide in a two-way table whose margins are shown."""
    hidden = hide(*table_system(table))
    return HiddenTable({key for key in hidden if None not in key}, {key for key in hidden if None in key})


def _row(cells: Sequence[int], total: int | None) -> tuple[dict[Key, int], list[Sum]]:
    counts: dict[Key, int] = dict(enumerate(cells))
    counts["total"] = sum(cells) if total is None else total
    return counts, [Sum("total", tuple(range(len(cells))))]


def _check(counts: Mapping[Key, int], sums: Sequence[Sum]) -> None:
    for total, parts in sums:
        if counts[total] != sum(counts[part] for part in parts):
            raise ValueError(
                f"the parts of {total!r} add up to {sum(counts[part] for part in parts)}, not {counts[total]}"
            )
