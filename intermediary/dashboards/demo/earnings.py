"""Quarterly wage records, as a state's unemployment insurance would send them for some of the people."""

from datetime import date, timedelta
from random import Random

from intermediary.dashboards.demo.people import Person
from intermediary.dashboards.demo.rows import Tables, days, money, row
from intermediary.dashboards.demo.work import Job

MATCHED = 0.4  # of people
BEFORE, AFTER = 4, 5  # quarters before entry, and from the one in which the first job began
LAG = 2  # quarters until wages are on file


def write(random: Random, tables: Tables, people: list[Person], jobs: dict[str, list[Job]], demo_day: date) -> None:
    """Earnings before entry and from the quarter after the first job on; a quarter without any is a zero."""
    latest = _quarter(demo_day) - LAG
    for someone in people:
        if random.random() > MATCHED:
            continue
        theirs = jobs.get(someone.key, [])
        entry = _quarter(someone.entered_on)
        for quarter in range(entry - BEFORE, entry):
            _row(tables, someone, quarter, "", _before(random, someone, quarter))
        begin = _quarter(theirs[0].started_on) if theirs else latest
        for quarter in range(begin, min(begin + AFTER, latest)):
            paid = [(job, _paid(random, job, quarter)) for job in theirs]
            paid = [(job, amount) for job, amount in paid if amount] or [(None, 0.0)]
            for job, amount in paid:
                _row(tables, someone, quarter, job.firm.key if job else "", amount)


def _row(tables: Tables, someone: Person, quarter: int, employer: str, amount: float) -> None:
    key = f"W-{len(tables['quarterly_wages']) + 1:05d}"
    tables["quarterly_wages"].append(
        row("quarterly_wages", wage=key, participant=someone.key, quarter=f"{quarter // 4}Q{quarter % 4 + 1}",
            employer=employer, amount=money(amount, 0.01), source="ui_match")
    )  # fmt: skip


def _quarter(day: date) -> int:
    """The number of a quarter since the year 0 (outcome-measures, section 0)."""
    return 4 * day.year + (day.month - 1) // 3


def _span(quarter: int) -> tuple[date, date]:
    first = date(quarter // 4, quarter % 4 * 3 + 1, 1)
    following = date((quarter + 1) // 4, (quarter + 1) % 4 * 3 + 1, 1)
    return first, following - timedelta(days=1)


def _before(random: Random, someone: Person, quarter: int) -> float:
    first, last = _span(quarter)
    if someone.prior_wage is None or (someone.prior_ended_on and someone.prior_ended_on < first):
        return 0.0
    worked = (min(someone.prior_ended_on or last, last) - first + days(1)).days / 7
    return worked * float(someone.prior_wage) * float(someone.prior_hours or 28) * random.uniform(0.75, 1.0)


def _paid(random: Random, job: Job, quarter: int) -> float:
    first, last = _span(quarter)
    begin, end = max(job.started_on, first), min(job.last_day or last, last)
    weeks = ((end - begin).days + 1) / 7
    return max(weeks, 0) * float(job.wage) * job.hours * random.uniform(0.92, 1.04)
