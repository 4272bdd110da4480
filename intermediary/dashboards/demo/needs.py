"""What the demo's firms say they will hire in the next quarters, and the cohorts that some of these seats are for."""

from datetime import date
from random import Random

from intermediary.dashboards.demo.firms import Firm
from intermediary.dashboards.demo.openings import OF_MEMBERS
from intermediary.dashboards.demo.people import pick
from intermediary.dashboards.demo.programs import PROGRAMS
from intermediary.dashboards.demo.rows import Tables, days, row
from intermediary.dashboards.demo.schedule import Cohort

COUNT = 36
LAST_DAYS = 40  # of a cohort before the demo day from which its seats are still spoken of
WHO = ("Dana Whitaker", "Luis Ferrer", "Grace Ambrose", "Tom Sadowski", "Keisha Morgan")


def write(random: Random, tables: Tables, firms: list[Firm], groups: list[Cohort], demo_day: date) -> None:
    """hiring_needs.csv and need_seats.csv, of firms by how much they hire; the two large ones speak first."""
    by_key = {firm.key: firm for firm in firms}
    drawn = random.choices(firms, [firm.weight for firm in firms], k=COUNT - len(OF_MEMBERS))
    for number, firm in enumerate([*(by_key[key] for key in OF_MEMBERS), *drawn], 1):
        _need(random, tables, f"W-{number:03d}", firm, groups, demo_day)


def _need(random: Random, tables: Tables, key: str, firm: Firm, groups: list[Cohort], demo_day: date) -> None:
    fitting = {p: p.kinds[firm.kind] * p.share for p in PROGRAMS if firm.kind in p.kinds}
    program = pick(random, fitting)
    ahead = random.choice((0, 1, 1, 2, 3))
    index = demo_day.year * 4 + (demo_day.month - 1) // 3 + ahead
    seats = max(1, round(firm.weight * random.uniform(0.6, 1.8)))
    said = demo_day - days(random.randint(5, 120))
    tables["hiring_needs"].append(
        row(
            "hiring_needs", hiring_need=key, employer=firm.key, initiative=program.initiative, soc=program.soc,
            quarter=f"{index // 4}Q{index % 4 + 1}", seats=seats, certainty=random.choice(("firm", "firm", "likely")),
            said_by=random.choice(WHO), said_on=said,
            withdrawn_on=demo_day - days(3) if random.random() < 0.05 else None,
        )
    )  # fmt: skip
    coming = [group for group in groups if group.program is program and group.ends_on > demo_day - days(LAST_DAYS)]
    if coming and random.random() < 0.7:
        number = len(tables["need_seats"]) + 1
        tables["need_seats"].append(
            row("need_seats", need_seat=f"S-{number:03d}", hiring_need=key, cohort=random.choice(coming).key,
                seats=random.randint(max(1, seats // 2), seats))
        )  # fmt: skip
