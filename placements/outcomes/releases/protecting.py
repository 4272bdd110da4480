"""From true counts to what may be shown: which counts are hidden, why, and what stands in the place of each figure."""

from collections.abc import Iterable, Mapping

from placements.outcomes.disclosure import (
    BESIDE,
    FEW,
    HIDE,
    REST,
    SUPPRESSED,
    K,
    Rate,
    beside,
    coarse_end,
    complement,
    rounded_rate,
    shown,
    too_small,
)
from placements.outcomes.releases import menu
from placements.outcomes.releases.cells import FIVE, NO_TARGETS, Cell
from placements.outcomes.statistics import wilson

Reasons = dict[Cell, str]


def protect(counts: Mapping[Cell, int], published: Iterable[Cell], sums: list, method: str) -> Reasons:
    """What to hide at once, with the reason. `counts` hold the implied cells too. The attack comes on top of it."""
    published = set(published)
    reasons = {cell: FEW for cell in published if too_small(counts[cell], method)}
    for cell in published:
        if cell.name == "numerator" and cell not in reasons:
            rest = counts[cell._replace(name="rest")]
            if 0 < rest < K or (rest == 0 and counts[cell]):
                reasons[cell] = REST
            elif counts[cell] == 0 and rest:
                reasons[cell] = FEW  # nobody of a group: it tells of everybody in it
    if method == HIDE:
        reasons |= {cell: FEW for cell in _telling_zeros(counts, sums) if cell in published}
        # What is implied and large may follow from what is shown; what is small must not.
        implied = {cell for cell in counts if cell not in published and cell.name not in NO_TARGETS}
        hidden = complement(counts, sums, {cell for cell in implied if too_small(counts[cell], method)} | set(reasons))
        reasons |= {cell: BESIDE for cell in hidden if cell in published and cell not in reasons}
        return reasons
    free = {cell for cell in reasons if cell.name in NO_TARGETS}
    return beside(counts, published, sums, reasons, lambda cell: preference(cell, counts[cell]), free)


#: The rate needs both: they are hidden last.
_NEEDED = ("numerator", "denominator")


def preference(cell: Cell, count: int) -> tuple:
    """Which of several counts is hidden rather than the others: small groups before large ones, everybody last."""
    needed = 1 + _NEEDED.index(cell.name) if cell.name in _NEEDED else 0
    return cell.table == "total", -len(cell.at), needed, count, str(cell)


def _telling_zeros(counts: Mapping[Cell, int], sums: list) -> set[Cell]:
    """Zeros beside a single count that makes up the whole: they say where everybody is."""
    telling = set()
    for total, parts in sums:
        if len(parts) > 2 and counts[total] and sum(counts[part] > 0 for part in parts) == 1:
            telling |= {part for part in parts if not counts[part]}
    return telling


def show(
    counts: Mapping[Cell, int], published: Iterable[Cell], reasons: Reasons, method: str
) -> dict[Cell, int | None]:
    """The counts as they may be shown."""
    return {cell: None if cell in reasons else shown(counts[cell], method) for cell in published}


def figure(cells: Mapping[Cell, int | None], reasons: Mapping[Cell, str], place: Cell, method: str) -> dict:
    """A figure of the body (`body.Figure`) from shown counts alone; `place` names its table, row and measure."""
    five = {name: cells.get(place._replace(name=name)) for name in FIVE}
    rate = _rate(five["numerator"], five["denominator"], reasons.get(place._replace(name="numerator")), method)
    limits = wilson(five["numerator"], five["denominator"]) if rate.value is not None else None
    return {
        "value": None if rate.value is None else round(float(rate.value) / 100, 4),
        "low": round(float(limits[0]), 4) if limits else None,
        "high": round(float(limits[1]), 4) if limits else None,
        "at_most": rate.at_most,
        "at_least": rate.at_least,
        "suppressed": rate.suppressed,
        **five,
        "known": _known(five, menu.RATES[place.measure]),
    }


def _rate(numerator: int | None, denominator: int | None, reason: str | None, method: str) -> Rate:
    if numerator is not None and denominator:
        return rounded_rate(numerator, denominator)
    end = coarse_end(denominator) if numerator is None else None
    if end is None or reason not in (FEW, REST):
        return SUPPRESSED
    return Rate(at_most=end) if reason == FEW else Rate(at_least=100 - end)


def _known(five: dict, rate: menu.Rate) -> float | None:
    """The share of whom the status is known, of those whose day has come."""
    unknown, denominator = five["unknown"], five["denominator"]
    if not denominator:
        return None
    if "unknown" in rate.never:
        return 1.0
    if unknown is None:
        return None
    everybody = denominator + unknown if rate.share else denominator
    return round(max(0, everybody - unknown) / everybody, 4)
