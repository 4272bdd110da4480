"""A region as a map: each county shaded by its number, in few steps that also hold in grey."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from intermediary.reference.counties import county_name
from intermediary.reference.outlines import Outline, around, box, outline

from . import figures
from .chart import NARROW, WIDE, Chart, draw, too_few
from .svg import Scene, corners

STEPS = 4  # shades
ROOM = {WIDE: 420, NARROW: 300}  # the tallest a map may be
EDGE = 12
MARGIN = 0.12


class Area(NamedTuple):
    """A county by FIPS code and its number; None and `suppressed`: too few; None alone: nothing there.

    `also` is a second number for the table.
    """

    fips: str
    value: int | None = None
    suppressed: bool = False
    also: int | None = None


def county_map(areas, *, title, label, as_of=None, unit="count", noun="", also="", note="") -> Chart:
    """Return the map of `areas` (Area or tuple). A county without an outline stands in the table alone.

    `noun` and `also` name the number and the second number. Neighbours are drawn without a shade, for orientation.
    Shades are equal steps up to the largest number; the number itself is written where there is room for it.
    """
    areas = sorted((Area(*area) for area in areas), key=lambda area: -(area.value or 0))
    most = max([area.value for area in areas if area.value is not None and not area.suppressed], default=0)
    return Chart(
        title,
        label,
        draw(_drawing(areas, most, unit, WIDE), title=title, label=label, layout="wide"),
        draw(_drawing(areas, most, unit, NARROW), title=title, label=label, layout="narrow"),
        (_("County"), noun or _("Number"), *([also] if also else [])),
        tuple((name(area.fips), _cell(area, unit), *([figures.count(area.also)] if also else [])) for area in areas),
        as_of,
        note,
        _legend(areas, most, unit),
        kind="map",
    )


def name(fips: str) -> str:
    return county_name(fips) or fips or _("Not known")


def _cell(area: Area, unit: str) -> str:
    return too_few() if area.suppressed else figures.amount(area.value, unit)


def _shade(area: Area, most: int) -> str:
    if area.suppressed:
        return "withheld"
    if not area.value:
        return "shade-0"
    return f"shade-{min(STEPS, 1 + int((area.value - 1) * STEPS / max(1, most)))}"


def _legend(areas: list[Area], most: int, unit: str) -> tuple:
    found = []
    for step in range(STEPS):
        low, high = most * step // STEPS + 1, most * (step + 1) // STEPS
        if any(_shade(area, most) == f"shade-{step + 1}" for area in areas):
            found.append((f"shade-{step + 1}", figures.span(low, high, unit) if low < high else str(high), ""))
    if any(_shade(area, most) == "withheld" for area in areas):
        found.append(("unknown", too_few(), ""))
    return tuple(found)


def _drawing(areas: list[Area], most: int, unit: str, width: int) -> Scene:
    drawn = [(area, found) for area in areas if (found := outline(area.fips))]
    if not drawn:
        scene = Scene(width, 60)
        scene.text(width / 2, 34, _("No map of these counties; the table has them."), "nothing", "middle")
        return scene
    left, top, right, bottom = _frame(drawn)
    times = min((width - 2 * EDGE) / ((right - left) or 1), (ROOM[width] - 2 * EDGE) / ((bottom - top) or 1))
    scene = Scene(width, int((bottom - top) * times) + 2 * EDGE)
    start = (width - (right - left) * times) / 2

    def place(x: float, y: float) -> tuple[float, float]:
        return start + (x - left) * times, EDGE + (y - top) * times

    for found in around(tuple(area.fips for area, _found in drawn), (left, top, right, bottom)):
        _county(scene, found, place, "land")
    for area, found in drawn:
        _county(scene, found, place, _shade(area, most))
    for area, found in drawn:  # over all shades, so that no neighbour covers a number
        across, down = place(*found.middle)
        wide = (box(found.rings)[2] - box(found.rings)[0]) * times
        if wide > 40 and not area.suppressed and area.value:
            scene.text(across, down + 4.5, figures.amount(area.value, unit), "value", "middle")
    return scene


def _frame(drawn: list[tuple[Area, Outline]]) -> tuple[float, float, float, float]:
    """The box around what is drawn, with a margin in which the neighbours begin."""
    left, top, right, bottom = box([ring for _area, found in drawn for ring in found.rings])
    margin = MARGIN * max(right - left, bottom - top)
    return left - margin, top - margin, right + margin, bottom + margin


def _county(scene: Scene, found: Outline, place, shade: str) -> None:
    path = "".join("M" + corners(place(*point) for point in ring) + "Z" for ring in found.rings)
    fill = "url(#hatch)" if shade == "withheld" else None
    scene.add("path", d=path, class_=f"county {shade}", fill=fill, fill_rule="evenodd")
