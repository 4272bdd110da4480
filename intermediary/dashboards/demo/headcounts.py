"""What firms that answer say of their staff: each quarter, by occupation, from a year before their first hire on."""

from datetime import date
from random import Random

from intermediary.dashboards.demo.firms import Firm
from intermediary.dashboards.demo.rows import Row, Tables, row
from intermediary.dashboards.demo.work import Job

MONTHS = 3
# Of hundred others hired, how many are still there: somewhat fewer than of the programs' own.
STAYING = {90: 0.78, 180: 0.66, 365: 0.54}
SHARE = 0.12  # of a firm's people are in one such occupation
SILENT = 0.04  # of numbers that a firm does not give


def write(random: Random, tables: Tables, firms: list[Firm], jobs: dict[str, list[Job]], demo_day: date) -> None:
    """Headcounts of every firm that confirms its hires, for each occupation in which it hired from a cohort."""
    heads = {cells["employer"]: int(cells["headcount"]) for cells in tables["employers"]}
    first: dict[tuple[str, str], date] = {}
    for job in (job for theirs in jobs.values() for job in theirs if job.seat is not None and job.related):
        key = (job.firm.key, job.program.soc)
        first[key] = min(first.get(key, job.started_on), job.started_on)
    for firm in firms:
        for (employer, soc), day in sorted(first.items()):
            if employer == firm.key and firm.confirms:
                _report(random, tables, firm, soc, max(3, heads[employer] * SHARE), day, demo_day)


def _report(random: Random, tables: Tables, firm: Firm, soc: str, size: float, hired: date, demo_day: date) -> None:
    month = hired.year * 12 + hired.month - 1 - 12
    month -= month % MONTHS
    while _first(month + MONTHS) <= demo_day:
        began = _first(month) > hired
        tables["headcounts"].append(
            _row(random, len(tables["headcounts"]) + 1, firm, soc, size, month, began, demo_day)
        )
        month += MONTHS


def _row(
    random: Random, number: int, firm: Firm, soc: str, size: float, month: int, began: bool, demo_day: date
) -> Row:
    leaving = 0.36 * firm.staying * (0.8 if began else 1.0) * MONTHS / 12
    average = size * random.uniform(0.94, 1.06)
    hires = round(average * leaving * random.uniform(0.8, 1.3))
    last_day = _first(month + MONTHS)
    luck = [random.random() for _ in range(hires)]  # who is there after a year was there after half of it
    stayed = {
        f"other_retained_{days}": sum(chance < share**firm.staying for chance in luck)
        for days, share in STAYING.items()
        if (demo_day - last_day).days >= days
    }
    return row(
        "headcounts", headcount=f"H-{number:04d}", employer=firm.key, soc=soc, starts_on=_first(month), months=MONTHS,
        average_headcount=f"{average:.2f}",
        separations=None if random.random() < SILENT else round(average * leaving * random.uniform(0.7, 1.3)),
        other_hires=hires, **stayed,
    )  # fmt: skip


def _first(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
