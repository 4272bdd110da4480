"""Pay in a release: medians, and wages before and after as distributions (standard, section 6, rule 6)."""

from collections.abc import Mapping

from placements.outcomes.disclosure import K, shown_amount
from placements.outcomes.releases.cells import BINS, PAY, Cell
from placements.outcomes.releases.counting import Found, Paid
from placements.outcomes.releases.menu import AMOUNTS


def amounts(paid: Paid | None, cells: Mapping[Cell, int | None], table: str, at: tuple) -> dict[str, dict]:
    """The medians of a row (`body.Amount`): from eleven people at three firms on, none with more than 80 % of them."""
    made = {}
    for measure, unit in AMOUNTS.items():
        name = "annual" if measure == "wage.annualised_gain" else "n"
        n = cells[Cell(table, at, PAY, name)]
        value = None
        if paid and n is not None:
            true_n = paid.annual if name == "annual" else paid.n
            value = shown_amount(paid.amounts[measure], unit=unit, n=true_n, employers=paid.employers)
        made[measure] = {
            "value": None if value is None else float(value),
            "n": n if value is not None else None,
            "suppressed": value is None,
        }
    return made


def merged(found: Found) -> list[tuple[int, int | None, int, int]]:
    """Bins of wages, neighbours together until one side has eleven people. None where no wage may be shown at all."""
    paid = found.paid["total"].get(())
    if (
        paid is None
        or shown_amount(paid.amounts["wage.after"], unit="hourly", n=paid.n, employers=paid.employers) is None
    ):
        return []
    made: list[list] = []
    low = before = after = 0
    for _low, high, more_before, more_after in found.bins:
        before, after = before + more_before, after + more_after
        if before >= K or after >= K:
            made.append([low, high, before, after])
            low, before, after = high, 0, 0
    if made and (before or after or made[-1][1] is not None):
        made[-1] = [made[-1][0], None, made[-1][2] + before, made[-1][3] + after]
    return [tuple(each) for each in made]


def bins(merged_bins: list, cells: Mapping[Cell, int | None]) -> list[dict]:
    """The bins as they may be shown (`body.Bin`)."""
    return [
        {
            "from": low,
            "to": high,
            "before": cells[Cell(BINS, (str(low),), "before", "n")],
            "after": cells[Cell(BINS, (str(low),), "after", "n")],
        }
        for low, high, _before, _after in merged_bins
    ]
