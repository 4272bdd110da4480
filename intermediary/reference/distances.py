"""How far it is between counties, roughly: miles in a straight line between the middles of their outlines.

The map is flat (Albers, one unit being the earth's radius / 1300), which bends distances within the 48 states by a few
per cent. Alaska is drawn at 0.35 of that scale, Hawaii beside it: between those and the rest no distance is said.
Somebody's way to work differs from it: it tells near from far, and no more.
"""

from math import hypot

from intermediary.reference.outlines import outline

MILES = 3958.8 / 1300  # a unit of the map
ALASKA, HAWAII, ALASKA_SCALE = "02", "15", 0.35


def miles_between(one: str, other: str) -> int | None:
    """Miles between two counties by FIPS code, 0 within one. None where a code has no outline, or over the sea."""
    if one == other and one:
        return 0
    if _map(one) != _map(other):
        return None
    here, there = outline(one), outline(other)
    if here is None or there is None:
        return None
    units = hypot(here.middle[0] - there.middle[0], here.middle[1] - there.middle[1])
    return round(units * MILES / (ALASKA_SCALE if one[:2] == ALASKA else 1))


def _map(fips: str) -> str:
    return fips[:2] if fips[:2] in (ALASKA, HAWAII) else ""
