"""Employers in a release: counts, and a map. An area needs eleven placements at three firms, none above 80 %."""

from collections.abc import Mapping

from intermediary.reference.counties import county_name
from placements.outcomes.disclosure import MAX_EMPLOYER_SHARE, MIN_EMPLOYERS, K
from placements.outcomes.releases.cells import AREAS, Cell
from placements.outcomes.releases.counting import Found

ELSEWHERE = "elsewhere"


def areas(found: Found) -> dict[str, tuple[int, int]]:
    """County → (placements, employers) where they may be named; the others together are `elsewhere`."""
    made, jobs, firms = {}, 0, 0
    for county, placements, sizes in found.areas:
        if county != "unknown" and placements >= K and broad(sizes):
            made[county] = (placements, len(sizes))
        else:
            jobs, firms = jobs + placements, firms + len(sizes)
    return made | {ELSEWHERE: (jobs, firms)}


def broad(sizes: list[int]) -> bool:
    """A figure of these firms is not one firm's: `sizes` are the people of each."""
    return len(sizes) >= MIN_EMPLOYERS and max(sizes) <= MAX_EMPLOYER_SHARE * sum(sizes)


def employers(found: Found, shown_areas: Mapping[str, tuple[int, int]], cells: Mapping[Cell, int | None]) -> dict:
    """What may be said of employers (`body.Employers`)."""
    sizes = [size for _county, _jobs, each in found.areas for size in each]
    all_placements = placements(cells)
    named = [
        {
            "county": county,
            "label": county_name(county) or county,
            "employers": firms,
            "placements": cells[Cell(AREAS, (county,), "placement", "base")],
        }
        for county, (_jobs, firms) in shown_areas.items()
        if county != ELSEWHERE
    ]
    return {
        "employers": len(sizes) if len(sizes) >= MIN_EMPLOYERS and all_placements is not None else None,
        "placements": all_placements,
        "areas": named,
        "elsewhere": cells[Cell(AREAS, (ELSEWHERE,), "placement", "base")],
    }


def placements(cells: Mapping[Cell, int | None]) -> int | None:
    """How many placements there are: those due, not yet due and excluded at day 30, as far as each is shown."""
    due, *others = (
        cells[Cell("total", (), "sector.ret.same.30", name)] for name in ("denominator", "immature", "excluded")
    )
    return None if due is None else due + sum(other or 0 for other in others)
