"""What official statistics say in the demo: real wages of May 2025, and sample projections and establishments.

Samples are marked on every page: no figure of theirs is of any office. The files are written in the official layouts
and read by the same loaders as any other.
"""

import csv
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from employers.models import Establishments
from intermediary.dashboards.demo.programs import PROGRAMS
from intermediary.dashboards.demo.region import HEALTH, INITIATIVES, MAKING
from intermediary.initiatives import services
from intermediary.initiatives.enums import Household
from intermediary.initiatives.models import Initiative
from intermediary.research.builtin import BUILT_IN
from intermediary.research.enums import Kind
from intermediary.research.loading import load

FURTHER = {HEALTH.key: ("29-2061", "31-1121"), MAKING.key: ("51-4041", "51-4121")}  # aimed at, not taught here
# Invented, in the order of the households that the demo names: dollars an hour.
WAGES = {
    HEALTH.key: {Household.ONE: "22.85", Household.ONE_ONE: "41.20", Household.TWO_TWO: "29.60"},
    MAKING.key: {Household.ONE: "22.10", Household.ONE_ONE: "39.75", Household.TWO_TWO: "28.40"},
}
SAID = "Demo living wage table (invented)"
JOBS = {"621": 14, "622": 900, "623": 65, "332": 21, "333": 34, "336412": 260}  # of an establishment
WEEKLY = {"621": 1320, "622": 1490, "623": 860, "332": 1360, "333": 1630, "336412": 1980}


def add_research(demo_day: date, seed: int) -> int:
    """Load what there is, choose occupations and standards. Returns how many figures are on record."""
    random, figures = Random(f"{seed} research"), 0
    _choose(demo_day)
    for kind, said in BUILT_IN.items():
        figures += load(kind, **said).release.rows
    with TemporaryDirectory() as folder:
        for kind, path, released_on in (
            (Kind.PROJECTIONS, _projections(random, Path(folder)), demo_day - timedelta(days=300)),
            (Kind.QCEW, _establishments(random, Path(folder)), demo_day - timedelta(days=75)),
        ):
            report = load(kind, path, released_on=released_on, sample=True, source="Intermediary demo")
            figures += report.release.rows
    return figures


def _choose(demo_day: date) -> None:
    for initiative in Initiative.objects.filter(key__in=WAGES):
        taught = [program.soc for program in PROGRAMS if program.initiative == initiative.key]
        aims = list(dict.fromkeys([*taught, *FURTHER[initiative.key]]))
        services.aim_at(initiative=initiative, occupations=aims, by=None)
        wages = [
            {"household": household, "hourly": Decimal(hourly), "source": SAID, "year": demo_day.year - 1}
            for household, hourly in WAGES[initiative.key].items()
        ]
        services.set_standard(
            initiative=initiative, starts_on=initiative.started_on, wages=wages, seats_factor=Decimal("0.90"), by=None
        )


def _projections(random: Random, folder: Path) -> Path:
    header = "STFIPS Area OccCode Title BaseYear Base ProjYear Projected Change PercentChange AvgAnnualOpenings"
    socs = sorted({*(program.soc for program in PROGRAMS), *(soc for found in FURTHER.values() for soc in found)})
    rows = []
    for soc in socs:
        base, change = 10 * random.randint(60, 900), round(random.uniform(-3, 14), 1)
        then = round(base * (1 + change / 100), -1)
        openings = round((then - base) / 10 + base * random.uniform(0.09, 0.14), -1)
        rows.append([9, "Connecticut", soc, "", 2022, base, 2032, int(then), int(then) - base, change, int(openings)])
    return _write(folder / "projections.csv", header, rows)


def _establishments(random: Random, folder: Path) -> Path:
    """Beside the numbers of establishments that the demo counts penetration by, jobs and wages that fit them."""
    header = (
        "area_fips own_code industry_code agglvl_code size_code year qtr disclosure_code qtrly_estabs month1_emplvl "
        "month2_emplvl month3_emplvl total_qtrly_wages avg_wkly_wage"
    )
    rows = []
    codes = {code for place in INITIATIVES for code in place.industries}
    for row in Establishments.objects.filter(naics__in=codes).order_by("key"):
        jobs = round(row.establishments * JOBS[row.naics] * random.uniform(0.9, 1.1))
        weekly = round(WEEKLY[row.naics] * random.uniform(0.95, 1.05))
        year, quarter = row.quarter.split("Q")
        level = {3: 75, 6: 78}[len(row.naics)]
        hidden = "N" if row.establishments < 8 else ""
        pay = [0, 0, 0, 0, 0] if hidden else [jobs, jobs, jobs, jobs * weekly * 13, weekly]
        rows.append([row.county_fips, 5, row.naics, level, 0, year, quarter, hidden, row.establishments, *pay])
    return _write(folder / "establishments.csv", header, rows)


def _write(path: Path, header: str, rows: list) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header.split(), *rows])
    return path
