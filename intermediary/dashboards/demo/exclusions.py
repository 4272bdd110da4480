"""The few whom a rate leaves out: reasons of the federal list, and deaths. Their work ends with it."""

from datetime import date
from random import Random

from intermediary.dashboards.demo.people import Person, pick
from intermediary.dashboards.demo.rows import Tables, days, row
from intermediary.dashboards.demo.work import Job

SHARE = 0.016
REASONS = {"01": 2, "02": 9, "03": 6, "04": 2, "06": 2, "07": 1}
DECEASED = "03"


def exclude(random: Random, tables: Tables, people: list[Person], jobs: dict[str, list[Job]], demo_day: date) -> None:
    """Pick people long enough on record, write their exclusion, and end the jobs they held."""
    for someone in people:
        span = (demo_day - someone.entered_on).days
        if span < 200 or random.random() > SHARE:
            continue
        effective_on = someone.entered_on + days(random.randint(90, min(span, 700)))
        reason = pick(random, REASONS)
        theirs = jobs.get(someone.key, [])
        if reason == DECEASED:
            # Only of somebody placed before: death ends everything that would come after.
            if not theirs or theirs[0].started_on >= effective_on:
                continue
            someone.died_on = effective_on
        key = f"X-{len(tables['exclusions']) + 1:03d}"
        tables["exclusions"].append(
            row("exclusions", exclusion=key, participant=someone.key, reason=reason, effective_on=effective_on)
        )
        if reason != "06":  # found ineligible: they may well go on working
            _end(theirs, effective_on)


def _end(jobs: list[Job], day: date) -> None:
    jobs[:] = [job for job in jobs if job.started_on < day]
    for job in jobs:
        if job.held_on(day):
            job.last_day = day - days(1)
