"""Invented records of firms beside a population: written to the database, and kept as the oracle reads them."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from employers.models import Employer, Establishments, Headcount, OpeningFill
from employers.models import Opening as OpeningRecord
from intermediary.audit.events import event
from intermediary.initiatives.models import Initiative
from placements.models import Placement
from placements.outcomes.oracle.openings import Opening

from .histories import AS_OF
from .population import EMPLOYERS, Person

SOCS = ("31-1131", "29-2052")
AVERAGES = (None, *(Decimal(number) for number in ("0.00", "12.50", "40.00", "41.25")))
# Of each firm the county and the industry; of one neither, of one another industry.
PLACES = {"A": ("09003", "622110"), "B": ("", ""), "C": ("09003", "722511")}
REGION = {"i1": (["62"], ["09003"]), "i2": (["622"], ["09003", "09005"])}
NUMBERS = {("09003", "62", "2024Q3"): 40, ("09003", "622", "2024Q3"): 9, ("09003", "622110", "2024Q4"): 7,
           ("09005", "622", "2024Q2"): 3, ("09003", "622", "2024Q2"): 8, ("09003", "62", "2025Q1"): 99}  # fmt: skip


@dataclass
class Report:
    """A headcount as it is on record."""

    employer: str
    soc: str
    starts_on: date
    months: int
    average: Decimal | None
    separations: int | None
    other_hires: int | None
    retained: dict[int, int | None]


@dataclass
class Firms:
    openings: list[tuple[str | None, str, Opening]] = field(default_factory=list)  # initiative, employer, opening
    reports: list[Report] = field(default_factory=list)


def soc_of(person: int, work: int) -> str:
    """The occupation of a person's n-th job, spelled in any way."""
    return ("31-1131", "29-2052", "311131", "29-2052.00", "")[(person * 3 + work) % 5]


def draw(pick, integer, chance, openings: int) -> Firms:
    return Firms(
        [_opening(pick, integer, chance) for _ in range(integer(0, openings))],
        [report for employer in EMPLOYERS for soc in SOCS for report in _reports(pick, integer, chance, employer, soc)],
    )


def _opening(pick, integer, chance) -> tuple:
    posted = date(2024, 1, 1) + timedelta(days=pick((-1, 0, 40, 200, 305, 306, 330, 365)))
    positions = integer(1, 3)
    accepted = tuple(posted + timedelta(days=pick((0, 1, 10, 30, 30, 90, 300))) for _ in range(integer(0, positions)))
    opening = Opening(
        posted if chance(95) else None, positions, accepted, pick(("open", "open", "filled", "closed", "draft")),
        posted + timedelta(days=pick((0, 20, 90))) if chance(50) else None,
        posted + timedelta(days=pick((0, 25, 400))) if chance(50) else None,
    )  # fmt: skip
    return pick((None, "i1", "i1", "i2")), pick(EMPLOYERS), opening


def _reports(pick, integer, chance, employer: str, soc: str) -> list[Report]:
    found, month = [], integer(0, 12)
    while month < 24:
        months = pick((1, 3, 6, 12))
        hires = integer(0, 40) if chance(80) else None
        found.append(
            Report(
                employer, soc, date(2022 + (month + 6) // 12, (month + 6) % 12 + 1, 1), months,
                pick(AVERAGES), pick((None, 0, 3, 18)), hires,
                {days: integer(0, hires) if hires is not None and chance(90) else None for days in (90, 180, 365)},
            )
        )  # fmt: skip
        month += months + pick((0, 0, 2))
    return found


def write_firms(firms: Firms, people: list[Person]) -> None:
    """Put them beside a population that is written already."""
    with event("test.firms", bulk=True):
        initiatives = {initiative.key: initiative for initiative in Initiative.objects.all()}
        for key, (industries, counties) in REGION.items():
            Initiative.objects.filter(key=key).update(industries=industries, counties=counties)
        employers = {employer.key: employer for employer in Employer.objects.all()}
        for key, (county, naics) in PLACES.items():
            Employer.objects.filter(key=key).update(county_fips=county, naics=naics)
        socs = [soc_of(p, w) for p, person in enumerate(people) for w, _work in enumerate(person.work)]
        placements = list(Placement.objects.order_by("key"))
        for placement, soc in zip(placements, socs, strict=True):
            placement.soc = soc
        Placement.objects.bulk_update(placements, ["soc"])
        for initiative, employer, o in firms.openings:
            made = OpeningRecord.objects.create(
                initiative=initiatives.get(initiative), employer=employers[employer], title="Aide", status=o.status,
                positions=o.positions, posted_on=o.posted_on, expires_on=o.expires_on, closed_on=o.closed_on,
            )  # fmt: skip
            OpeningFill.objects.bulk_create(OpeningFill(opening=made, offer_accepted_on=day) for day in o.accepted)
        Headcount.objects.bulk_create(
            Headcount(
                employer=employers[r.employer], soc=r.soc, starts_on=r.starts_on, months=r.months,
                average_headcount=r.average, separations=r.separations, other_hires=r.other_hires,
                **{f"other_retained_{days}": stayed for days, stayed in r.retained.items()},
            )
            for r in firms.reports
        )  # fmt: skip
        Establishments.objects.bulk_create(
            Establishments(county_fips=county, naics=naics, quarter=quarter, establishments=number)
            for (county, naics, quarter), number in NUMBERS.items()
        )


__all__ = ["AS_OF", "Firms", "Report", "draw", "soc_of", "write_firms"]
