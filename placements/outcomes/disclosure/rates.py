"""Rates of a group and its parts by the *round* method, with every count that stands beside them protected together."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .figures import SUPPRESSED, Rate, coarse_end, rounded_rate
from .ranges import Key, Sum
from .rounding import protect
from .thresholds import K


class Counts(NamedTuple):
    """The true counts behind one rate. Those left ``None`` are not part of the release, for any of the groups."""

    numerator: int
    denominator: int
    unknown: int | None = None
    immature: int | None = None
    excluded: int | None = None


class Shown(NamedTuple):
    """The counts and the rate as a release may show them; ``None`` where hidden, or not part of the release."""

    rate: Rate
    numerator: int | None
    denominator: int | None
    unknown: int | None = None
    immature: int | None = None
    excluded: int | None = None
    placed: int | None = None


def protect_rates(groups: Mapping[Key, Counts], totals: Mapping[Key, Sequence[Key]] | None = None) -> dict[Key, Shown]:
    """Every group's rate and counts, safe to show together.

    ``totals`` says which groups are made of which: ``{"programme": ["cohort 1", "cohort 2"]}``, to any depth. Rule 2:
    where the numerator or the rest of the denominator is under 11 the numerator is hidden, and the rate is a coarse
    end or suppressed. ``placed`` (everybody: denominator, immature, excluded) is shown where all three are given.
    """
    counts, sums, unpublished, withheld = {}, [], set(), set()
    for key, group in groups.items():
        _describe(key, group, counts, sums, unpublished, withheld)
    for whole, parts in (totals or {}).items():
        names = [name for key, name in counts if key == whole]
        sums += [Sum((whole, name), tuple((part, name) for part in parts)) for name in names]
    keep = frozenset((key, name) for key in groups for name in ("numerator", "denominator"))
    shown = protect(counts, sums, unpublished=frozenset(unpublished), withheld=frozenset(withheld), keep=keep)
    return {key: _shown(key, group, shown) for key, group in groups.items()}


def _describe(key, group, counts, sums, unpublished, withheld):
    rest = group.denominator - group.numerator
    counts |= {(key, "denominator"): group.denominator, (key, "numerator"): group.numerator, (key, "rest"): rest}
    sums.append(Sum((key, "denominator"), ((key, "numerator"), (key, "rest"))))
    if rest < K:
        # Said by the coarse end, or by its absence: 0-10, as if it were shown as hidden.
        if group.numerator >= K:
            withheld.add((key, "numerator"))
    else:
        unpublished.add((key, "rest"))
    if group.unknown is not None:
        counts |= {(key, "unknown"): group.unknown, (key, "not"): rest - group.unknown}
        sums.append(Sum((key, "rest"), ((key, "unknown"), (key, "not"))))
        unpublished.add((key, "not"))
    if group.immature is not None and group.excluded is not None:
        counts |= {(key, "immature"): group.immature, (key, "excluded"): group.excluded}
        counts[key, "placed"] = group.denominator + group.immature + group.excluded
        sums.append(Sum((key, "placed"), tuple((key, name) for name in ("denominator", "immature", "excluded"))))


def _shown(key, group, shown) -> Shown:
    numerator, denominator = shown[key, "numerator"], shown[key, "denominator"]
    if numerator is not None and denominator is not None:
        rate = rounded_rate(numerator, denominator)
    else:
        end = coarse_end(denominator)
        if end is None:
            rate = SUPPRESSED
        elif group.numerator < K:
            rate = Rate(at_most=end)
        elif group.denominator - group.numerator < K:
            rate = Rate(at_least=100 - end)
        else:
            rate = SUPPRESSED
    others = {name: shown.get((key, name)) for name in ("unknown", "immature", "excluded", "placed")}
    return Shown(rate, numerator, denominator, **others)
