"""The counties of a state as a drawing on which they are chosen; the list of boxes beside it says and does the same."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from intermediary.initiatives.codes import county_title
from intermediary.reference.counties import in_force
from intermediary.reference.outlines import box, outline

WIDE, TALL, EDGE = 640, 520, 8


class Drawn(NamedTuple):
    """A county on the map: its code, its name, and its outline as the data of an SVG path, or "" where it has none."""

    code: str
    title: str
    path: str


@dataclass(frozen=True)
class RegionMap:
    """`state` as two letters, `chosen` the codes that are ticked."""

    state: str
    chosen: set[str]

    @property
    def counties(self) -> list[tuple[Drawn, bool]]:
        return [(Drawn(code, county_title(code), path), code in self.chosen) for code, path in _paths(self.state)[0]]

    @property
    def size(self) -> tuple[int, int]:
        return _paths(self.state)[1]

    @property
    def drawn(self) -> bool:
        """Whether the state has outlines at all: the islands have none."""
        return any(path for _code, path in _paths(self.state)[0])


@cache
def _paths(state: str) -> tuple[list[tuple[str, str]], tuple[int, int]]:
    """(code, path) of every county of a state, and the size of the drawing."""
    found = {county.fips: outline(county.fips) for county in in_force(state)}
    rings = [ring for each in found.values() if each for ring in each.rings]
    if not rings:
        return [(code, "") for code in found], (0, 0)
    left, top, right, bottom = box(rings)
    times = min((WIDE - 2 * EDGE) / (right - left), (TALL - 2 * EDGE) / (bottom - top))
    size = round((right - left) * times) + 2 * EDGE, round((bottom - top) * times) + 2 * EDGE

    def place(x: float, y: float) -> str:
        return f"{EDGE + (x - left) * times:.1f} {EDGE + (y - top) * times:.1f}"

    def path(rings) -> str:
        return "".join("M" + "L".join(place(*point) for point in ring) + "Z" for ring in rings)

    return [(code, path(each.rings) if each else "") for code, each in found.items()], size
