"""The *hide* method (standard, section 6, rules 1 to 4 and 10): counts exact, small ones hidden with complements."""

from collections.abc import Mapping, Sequence
from math import inf
from typing import NamedTuple

from .attack import hide_until_safe
from .ranges import Bounds, Key, Sum, table_system
from .thresholds import K, pinned


class HiddenTable(NamedTuple):
    """What a table hides: cells as (row, column), and margins with ``None`` in the place summed over."""

    cells: set[tuple[int, int]]
    margins: set[tuple[int | None, int | None]]


def hide(counts: Mapping[Key, int], sums: Sequence[Sum] = ()) -> set[Key]:
    """The keys to hide. A zero is shown, and never hidden as a complement.

    Rule 1: 1-10. Rule 3: per total, at least two hidden cells that sum to 11 or more, next-smallest first. Rule 4 and
    the attack: no hidden small count may be derived exactly, to within 2, or as certainly 1-10.
    """
    small = [key for key, count in counts.items() if 0 < count < K]
    hidden = _complement(counts, sums, set(small))

    def known(hidden: set[Key]) -> Bounds:
        return {key: (0, inf) if key in hidden else (count, count) for key, count in counts.items()}

    def exposed(low: float, high: float) -> bool:
        return pinned(low, high) or (low >= 1 and high < K)

    while True:
        found = _complement(counts, sums, hide_until_safe(counts, sums, hidden, small, known, exposed))
        if found == hidden:
            return hidden
        hidden = found


def hide_row(cells: Sequence[int], total: int | None = None) -> tuple[set[int], bool]:
    """The positions to hide in one row of parts with its total, and whether the total goes too."""
    counts: dict[Key, int] = dict(enumerate(cells))
    counts["total"] = sum(cells) if total is None else total
    hidden = hide(counts, [Sum("total", tuple(range(len(cells))))])
    return hidden - {"total"}, "total" in hidden


def hide_table(table: Sequence[Sequence[int]]) -> HiddenTable:
    """What to hide in a two-way table whose margins are shown."""
    hidden = hide(*table_system(table))
    return HiddenTable({key for key in hidden if None not in key}, {key for key in hidden if None in key})


def _complement(counts, sums, hidden: set[Key]) -> set[Key]:
    """Rule 3, sum by sum to a fixed point. A total that cannot be protected by its parts is hidden itself."""
    hidden = set(hidden)
    while True:
        before = len(hidden)
        for total, parts in sums:
            while not _protected(counts, total, parts, hidden):
                choices = [key for key in parts if key not in hidden and counts[key] > 0]
                hidden.add(min(choices, key=lambda key: (counts[key], repr(key)), default=total))
        if len(hidden) == before:
            return hidden


def _protected(counts, total, parts, hidden) -> bool:
    gone = [counts[part] for part in parts if part in hidden]
    if total in hidden:
        return bool(gone) or not any(counts[part] for part in parts)
    return not gone or (len(gone) >= 2 and sum(gone) >= K)
