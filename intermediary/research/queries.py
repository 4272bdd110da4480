"""Reads of official figures for a region: the nearest area for which there is one, then what it lies in."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from intermediary.reference.occupations import occupation_title
from intermediary.research.enums import Level
from intermediary.research.models import AreaCounty, CountyIndustry, Occupation, Projection, Release, Wage

NATION, NATION_PROJECTED = "99", "00"
ORDER = (Level.METRO, Level.NONMETRO, Level.STATE, Level.NATION)


def published(soc: str) -> tuple[str, ...]:
    """Codes under which an occupation may be published: itself, else the broad one that holds it."""
    return tuple(dict.fromkeys((soc, f"{soc[:-1]}0")))


def part_of(soc: str) -> str:
    """How codes begin that count as an occupation: a broad one (31-1120) holds 31-1121 and 31-1122."""
    return soc[:-1] if soc.endswith("0") and not soc.endswith("00") else soc


def title(soc: str) -> str:
    """The title of an occupation as loaded, else as it comes with the project, else its code."""
    return titles([soc])[soc]


def titles(socs: Iterable[str]) -> dict[str, str]:
    loaded = dict(Occupation.objects.filter(code__in=list(socs)).values_list("code", "title"))
    return {soc: loaded.get(soc) or occupation_title(soc) or soc for soc in socs}


def areas(counties: Iterable[str]) -> set[str]:
    """The areas of some counties for which wages may be published: metropolitan or not, states, the nation."""
    counties = list(counties)
    near = AreaCounty.objects.filter(fips__in=counties).values_list("area", flat=True)
    return {*near, *(fips[:2] for fips in counties), NATION}


def wages(socs: Iterable[str], counties: Iterable[str]) -> dict[str, list[Wage]]:
    """Occupation → its wages in the areas of some counties, from near to far. One query for all of them."""
    socs = list(socs)
    codes = {code for soc in socs for code in published(soc)}
    found: dict[str, dict[str, list[Wage]]] = defaultdict(lambda: defaultdict(list))
    rows = Wage.objects.filter(soc__in=codes, area__in=areas(counties)).select_related("release")
    for row in sorted(rows, key=lambda row: (ORDER.index(row.level), row.area_title)):
        found[row.soc][row.area].append(row)
    return {soc: _first(soc, found) for soc in socs}


def _first(soc: str, found) -> list:
    """The rows of an occupation, of each area those under its own code, else under the broad one."""
    taken: dict[str, list] = {}
    for code in published(soc):
        for area, rows in found.get(code, {}).items():
            taken.setdefault(area, rows)
    rows = [row for rows in taken.values() for row in rows]
    return sorted(rows, key=lambda row: (ORDER.index(row.level), row.area_title))


def projections(socs: Iterable[str], counties: Iterable[str]) -> dict[str, list[Projection]]:
    """Occupation → its projections in the states of some counties, then in the nation."""
    socs = list(socs)
    states = {fips[:2] for fips in counties} | {NATION_PROJECTED}
    codes = {code for soc in socs for code in published(soc)}
    rows = Projection.objects.filter(soc__in=codes, area__in=states).select_related("release")
    by_code: dict[str, dict[str, Projection]] = defaultdict(dict)
    for row in rows:
        by_code[row.soc][row.area] = row
    found = {}
    for soc in socs:
        taken: dict[str, Projection] = {}
        for code in published(soc):
            for area, row in by_code.get(code, {}).items():
                taken.setdefault(area, row)
        found[soc] = sorted(taken.values(), key=lambda row: (row.area == NATION_PROJECTED, row.area))
    return found


@dataclass(frozen=True)
class InCounty:
    """An industry in a county in its latest quarter, all owners together. None: not disclosed for some of them."""

    fips: str
    naics: str
    quarter: str
    establishments: int
    jobs: int | None
    weekly_wage: float | None
    release: Release


def in_counties(naics: Iterable[str], counties: Iterable[str]) -> list[InCounty]:
    """Establishments, jobs and wages of industries in counties, each in its latest quarter on record."""
    rows = CountyIndustry.objects.filter(naics__in=list(naics), fips__in=list(counties)).select_related("release")
    groups: dict[tuple[str, str], dict[str, list[CountyIndustry]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        groups[row.naics, row.fips][row.quarter].append(row)
    found = []
    for (code, fips), quarters in sorted(groups.items()):
        quarter = max(quarters)
        found.append(_together(code, fips, quarter, quarters[quarter]))
    return found


def _together(naics: str, fips: str, quarter: str, rows: list[CountyIndustry]) -> InCounty:
    hidden = any(row.jobs is None for row in rows)
    jobs = None if hidden else sum(row.jobs for row in rows)
    paid = None if any(row.wages is None for row in rows) else sum(row.wages for row in rows)
    weekly = paid / jobs / 13 if jobs and paid is not None else None
    establishments = sum(row.establishments for row in rows)
    return InCounty(fips, naics, quarter, establishments, jobs, weekly, rows[0].release)


def establishments_by_quarter(naics: str, counties: Iterable[str]) -> list[tuple[str, int]]:
    """(quarter, establishments) of an industry in all of some counties, oldest first."""
    found: dict[str, int] = defaultdict(int)
    rows = CountyIndustry.objects.filter(naics=naics, fips__in=list(counties))
    for quarter, number in rows.values_list("quarter", "establishments"):
        found[quarter] += number
    return sorted(found.items())


def releases(search: str = "") -> QuerySet[Release]:
    """Files on record that figures in force are of, and those that others took the place of."""
    found = Release.objects.all()
    for word in (search or "").split():
        found = found.filter(Q(source__icontains=word) | Q(period__icontains=word) | Q(kind__icontains=word))
    return found
