"""The demo's career pathways and goals. Wages are the official medians of the region, where they are on record."""

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from intermediary.dashboards.strategy.services import save_goal
from intermediary.initiatives.models import Initiative
from trainings.models import Program
from trainings.pathways import services
from trainings.pathways.official import typical_wages


class Way(NamedTuple):
    start: str | None
    end: str
    credential: str
    months: tuple[int, int]
    programs: tuple[str, ...] = ()


class Path(NamedTuple):
    name: str
    description: str
    ways: tuple[Way, ...]


CARE = Path(
    "Patient care",
    "For people new to health care, and for aides who want to go on.",
    (
        Way(None, "31-1131", "Certified Nurse Aide", (2, 3), ("cna", "pct")),
        Way(None, "31-9092", "Certified Medical Assistant", (6, 9), ("medical-assistant",)),
        Way("31-1131", "31-9092", "Certified Medical Assistant", (6, 9), ("medical-assistant",)),
        Way("31-1131", "31-9097", "Certified Phlebotomy Technician", (3, 3), ("phlebotomy",)),
        Way("31-1131", "29-2061", "Practical nurse license", (12, 18)),
        Way("31-9097", "29-2010", "Associate in laboratory technology", (20, 24)),
        Way("31-9092", "29-2061", "Practical nurse license", (12, 18)),
        Way("29-2061", "29-1141", "Associate degree and RN license", (18, 24)),
    ),
)
TECHNOLOGY = Path(
    "Hospital technology",
    "From the supply room and the pharmacy to the operating room.",
    (
        Way(None, "31-9093", "Certified Sterile Processing Technician", (4, 5), ("sterile",)),
        Way(None, "29-2052", "Pharmacy Technician registration", (4, 6), ("pharmacy",)),
        Way(None, "29-2055", "Associate in Surgical Technology", (11, 12), ("surgical",)),
        Way("31-9093", "29-2055", "Associate in Surgical Technology", (11, 18), ("surgical",)),
    ),
)
SHOP = Path(
    "Machine shop",
    "From the line to the machine, and on to the crew that keeps machines running.",
    (
        Way(None, "51-2092", "Certified Production Technician", (2, 2), ("fundamentals",)),
        Way(None, "51-9161", "CNC Operator certificate", (5, 5), ("cnc",)),
        Way("51-2092", "51-9161", "CNC Operator certificate", (5, 8), ("cnc",)),
        Way("51-9161", "51-4041", "Registered apprenticeship", (36, 48)),
        Way(None, "49-9041", "Industrial Maintenance certificate", (6, 6), ("maintenance",)),
    ),
)
# (title, figure, target, due in days, why)
GOALS = (
    ("Seven in ten graduates placed", "sector.placement", "0.70", 150, "The promise to every trainee."),
    (
        "Two in three there after half a year",
        "sector.ret.same.180",
        "0.66",
        150,
        "Turnover costs both sides most.",
    ),
    ("A gain of $4 an hour", "wage.hourly_gain", "4", 330, "Below that a second job stays necessary."),
    ("200 steps up the ladder", "count.moved", "200", 330, "A first job is not the end."),
    ("$400,000 brought by partners", "count.leveraged", "400000", 90, "Partners who pay stay."),
    ("Five verified systems changes", "count.changes", "5", 330, "What outlasts the grants."),
)


def write(initiative: Initiative, path: Path, by) -> None:
    pathway = services.save_pathway(
        initiative=initiative, name=path.name, description=path.description, published=True, by=by
    )
    codes = list(dict.fromkeys(soc for way in path.ways for soc in (way.start, way.end) if soc))
    wages = typical_wages(initiative, codes)
    steps = {None: None}
    for soc in codes:
        wage, source = wages.get(soc, (None, ""))
        steps[soc] = services.save_step(pathway=pathway, soc=soc, wage=wage, wage_source=source[:200], by=by)
    for way in path.ways:
        services.save_edge(
            pathway=pathway, start=steps[way.start], end=steps[way.end], credential=way.credential,
            months_low=way.months[0], months_high=way.months[1], by=by,
            programs=list(Program.objects.filter(key__in=way.programs)),
        )  # fmt: skip


def aim(initiative: Initiative, today: date, by) -> None:
    for title, figure, target, ahead, why in GOALS:
        save_goal(
            initiative=initiative, title=title, figure=figure, target=Decimal(target), why=why, owner=by,
            due_on=today + timedelta(days=ahead), by=by,
        )  # fmt: skip
