"""The demo as rows of the exchange format: the same seed, size and day give the same rows, everywhere."""

from datetime import date
from random import Random
from typing import NamedTuple

from intermediary.dashboards.demo import (
    consents,
    earnings,
    establishments,
    exclusions,
    gains,
    headcounts,
    needs,
    offers,
    openings,
    promotions,
)
from intermediary.dashboards.demo.evidence import Evidence
from intermediary.dashboards.demo.firms import Firm, firms
from intermediary.dashboards.demo.programs import PROGRAMS
from intermediary.dashboards.demo.region import FUNDERS, INITIATIVES
from intermediary.dashboards.demo.rows import COLUMNS, Tables, row
from intermediary.dashboards.demo.schedule import cohorts, first_day, grant_rows
from intermediary.dashboards.demo.training import Training
from intermediary.dashboards.demo.work import Labor

SEED, PEOPLE = 2025, 2000
PEOPLE_PER_COHORT, PEOPLE_PER_FIRM = 2000 / 60, 2000 / 150


class Demo(NamedTuple):
    """`tables`: file → rows, in the columns of the exchange format. `firms`: what is behind employers.csv."""

    tables: Tables
    firms: list[Firm]


def generate(*, demo_day: date, seed: int = SEED, people: int = PEOPLE) -> Demo:
    """Every file of the exchange format, for about `people` participants up to `demo_day`.

    Nothing is dated after `demo_day` but announced cohorts and the ends of running cohorts, of consents and of grants.
    """

    def stage(name: str) -> Random:
        # Each stage draws from its own stream, so that changing one leaves the others as they were.
        return Random(f"{seed} {name}")

    tables: Tables = {file: [] for file in COLUMNS}
    _ground(tables, demo_day)
    employers, tables["employers"] = firms(stage("firms"), round(people / PEOPLE_PER_FIRM))
    groups, tables["cohorts"] = cohorts(stage("cohorts"), max(6, round(people / PEOPLE_PER_COHORT)), demo_day)
    taught = {cohort.program.key for cohort in groups}
    tables["programs"] = [cells for cells in tables["programs"] if cells["program"] in taught]
    training = Training(stage("training"), demo_day, tables)
    for cohort in groups:
        training.fill(cohort)
    labor = Labor(stage("work"), employers, demo_day)
    completed = [seat for seat in training.seats if seat.status == "completed"]
    for seat in sorted(completed, key=lambda seat: seat.ended_on):
        labor.place(seat)
    exclusions.exclude(stage("exclusions"), tables, training.people, labor.jobs, demo_day)
    evidence = Evidence(stage("evidence"), demo_day, tables)
    for someone in training.people:
        evidence.record(labor.jobs.get(someone.key, []))
    promotions.write(stage("promotions"), tables, demo_day)
    earnings.write(stage("earnings"), tables, training.people, labor.jobs, demo_day)
    gains.write(stage("gains"), tables, training.seats, demo_day)
    consents.write(stage("consents"), tables, training.people, demo_day)
    openings.write(stage("openings"), tables, employers, demo_day)
    offers.write(stage("offers"), tables, employers)
    needs.write(stage("needs"), tables, employers, groups, demo_day)
    headcounts.write(stage("headcounts"), tables, employers, labor.jobs, demo_day)
    establishments.write(stage("establishments"), tables, demo_day)
    return Demo(tables, employers)


def _ground(tables: Tables, demo_day: date) -> None:
    for place in INITIATIVES:
        tables["initiatives"].append(
            row(
                "initiatives", initiative=place.key, name=place.name, industries=place.industries,
                counties=tuple(place.zips), started_on=first_day(demo_day),
            )
        )  # fmt: skip
    tables["funders"] = [row("funders", funder=key, name=name) for key, name in FUNDERS.items()]
    tables["grants"] = grant_rows(demo_day)
    tables["programs"] = [
        row("programs", program=program.key, title=program.title, provider=program.provider, soc=program.soc,
            cip=program.cip, hours=program.hours)
        for program in PROGRAMS
    ]  # fmt: skip
