"""The counts of a body by their place, and a body with more of them hidden. No true count is needed for either."""

from collections.abc import Iterable
from copy import deepcopy

from placements.outcomes.disclosure import ATTACK
from placements.outcomes.releases import firms, targets
from placements.outcomes.releases.body import Body
from placements.outcomes.releases.cells import AREAS, BINS, FIVE, PAY, Cell, cells, layout
from placements.outcomes.releases.protecting import Reasons, figure
from placements.outcomes.releases.steps import pipeline


def values_of(body: Body) -> dict[Cell, int | None]:
    """Every count of a body by its place; None where it is hidden."""
    found: dict[Cell, int | None] = {}
    for table in body["tables"]:
        for row in table["rows"]:
            at = tuple(row["at"])
            for measure, counts in row["figures"].items():
                found |= {Cell(table["key"], at, measure, name): counts[name] for name in FIVE}
            if "amounts" in row:
                found[Cell(table["key"], at, PAY, "n")] = row["amounts"]["wage.hourly_gain"]["n"]
                found[Cell(table["key"], at, PAY, "annual")] = row["amounts"]["wage.annualised_gain"]["n"]
    for each in body["wage_bins"]:
        for when in ("before", "after"):
            found[Cell(BINS, (str(each["from"]),), when, "n")] = each[when]
    for area in body["employers"]["areas"]:
        found[Cell(AREAS, (area["county"],), "placement", "base")] = area["placements"]
    found[Cell(AREAS, ("elsewhere",), "placement", "base")] = body["employers"]["elsewhere"]
    there = set(cells(layout(body)))
    return {cell: value for cell, value in found.items() if cell in there}


def hide_more(body: Body, reasons: Reasons, chosen: Iterable[Cell]) -> tuple[Body, Reasons]:
    """The same release with the `chosen` counts hidden as well, and whatever was made from them."""
    chosen = {cell for cell in chosen if cell not in reasons}
    reasons = {**reasons, **dict.fromkeys(chosen, ATTACK)}
    values = {cell: None if cell in chosen else value for cell, value in values_of(body).items()}
    made = deepcopy(body)
    touched = {(cell.table, cell.at) for cell in chosen}
    for table in made["tables"]:
        for row in table["rows"]:
            if (table["key"], tuple(row["at"])) in touched:
                _redo(table["key"], row, values, reasons, body["method"])
    for each in made["wage_bins"]:
        for when in ("before", "after"):
            each[when] = values[Cell(BINS, (str(each["from"]),), when, "n")]
    employers = made["employers"]
    employers["placements"] = firms.placements(values)
    employers["elsewhere"] = values[Cell(AREAS, ("elsewhere",), "placement", "base")]
    for area in employers["areas"]:
        area["placements"] = values[Cell(AREAS, (area["county"],), "placement", "base")]
    titles = {step["key"]: step["title"] for step in body["pipeline"]}
    made["pipeline"] = [{**step, "title": titles[step["key"]]} for step in pipeline(values)]
    made["targets"] = [targets.compared(target, made) for target in made["targets"]]
    return made, reasons


def _redo(table: str, row: dict, values: dict, reasons: Reasons, method: str) -> None:
    at = tuple(row["at"])
    for measure, before in row["figures"].items():
        extra = {name: before[name] for name in ("unconfirmed", "early") if name in before}
        row["figures"][measure] = figure(values, reasons, Cell(table, at, measure, ""), method) | extra
    for measure, amount in row.get("amounts", {}).items():
        name = "annual" if measure == "wage.annualised_gain" else "n"
        if Cell(table, at, PAY, name) in reasons:
            amount.update(value=None, n=None, suppressed=True)
