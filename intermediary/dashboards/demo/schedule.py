"""When cohorts run, how large they are and who pays: four years up to the demo day, and the next ones announced."""

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from intermediary.dashboards.demo.programs import PROGRAMS, Program
from intermediary.dashboards.demo.region import GRANTS, INITIATIVES
from intermediary.dashboards.demo.rows import Row, days, row

FIRST_YEAR = -3  # of the demo, counted from its last full year
ANNOUNCED = 10  # weeks: programs as short as this announce a cohort that is still to come


class Cohort(NamedTuple):
    key: str
    program: Program
    starts_on: date
    ends_on: date
    seats: int
    grants: tuple[str, ...]


def last_year(demo_day: date) -> int:
    """The year from which others are counted: the latest of which at least half lies before the demo day."""
    return (demo_day - timedelta(days=182)).year


def first_day(demo_day: date) -> date:
    """When the initiatives began: between three and a half and four and a half years before the demo day."""
    return date(last_year(demo_day) + FIRST_YEAR, 1, 1)


def grant_rows(demo_day: date) -> list[Row]:
    year = last_year(demo_day)
    return [
        row(
            "grants", grant=grant.key, funder=grant.funder, initiative=grant.initiative, title=grant.title,
            starts_on=date(year + grant.years[0], 1, 1), ends_on=date(year + grant.years[1], 12, 31),
            amount=grant.amount,
        )
        for grant in GRANTS
    ]  # fmt: skip


def cohorts(random: Random, count: int, demo_day: date) -> tuple[list[Cohort], list[Row]]:
    """About `count` cohorts in order of their first day, each program spread evenly over its years."""
    planned = [
        (start, program)
        for program, number in _numbers(count).items()
        for start in _starts(random, program, number, demo_day)
    ]
    found: list[Cohort] = []
    for number, (start, program) in enumerate(sorted(planned, key=lambda plan: (plan[0], plan[1].key)), 1):
        end = start + timedelta(weeks=program.weeks) - days(3)  # from a Monday to a Friday
        key = f"C-{number:02d}-{program.key}"
        seats = random.randint(*program.sizes)
        found.append(Cohort(key, program, start, end, seats, _payers(program, start, demo_day)))
    return found, [_row(random, cohort) for cohort in found]


def _numbers(count: int) -> dict[Program, int]:
    """How many of `count` cohorts each program gets: its share, the remainders to the largest; each initiative some."""
    exact = {program: program.share * count / 60 for program in PROGRAMS}
    numbers = {program: int(share) for program, share in exact.items()}
    for place in INITIATIVES:
        first = max((p for p in PROGRAMS if p.initiative == place.key), key=lambda p: p.share)
        numbers[first] = max(numbers[first], 2)
    for program in sorted(PROGRAMS, key=lambda program: numbers[program] - exact[program]):
        if sum(numbers.values()) < count:
            numbers[program] += 1
    return {program: number for program, number in numbers.items() if number}


def _starts(random: Random, program: Program, number: int, demo_day: date) -> list[date]:
    """Mondays, evenly over the program's years with a little jitter.

    Of a program that goes on, the last cohort often still runs on the demo day, or is only announced.
    """
    year = last_year(demo_day)
    spans = [_months(year + offset, demo_day) for offset in range(program.years[0], program.years[1] + 1)]
    open_days = [first + days(n) for first, last in spans for n in range((last - first).days)]
    step = len(open_days) / number
    starts = [open_days[int(step * (i + 0.5 + random.uniform(-0.15, 0.15)))] for i in range(number)]
    if program.years[1] > 0:
        starts[-1] = demo_day - days(random.uniform(0.1, 1.2) * 7 * program.weeks + 7)
        if program.weeks <= ANNOUNCED and number >= 5:
            starts[-2:] = starts[-1], demo_day + days(random.randint(16, 30))
    return [start - days(start.weekday()) for start in starts]


def _months(year: int, demo_day: date) -> tuple[date, date]:
    """The days of a year on which cohorts start: nobody begins around the holidays, or after the demo day."""
    return date(year, 1, 8), min(date(year, 11, 25), demo_day)


def _payers(program: Program, start: date, demo_day: date) -> tuple[str, ...]:
    year = start.year - last_year(demo_day)
    return tuple(
        grant.key for grant in GRANTS if program.key in grant.programs and grant.years[0] <= year <= grant.years[1]
    )


def _row(random: Random, cohort: Cohort) -> Row:
    return row(
        "cohorts", cohort=cohort.key, initiative=cohort.program.initiative, program=cohort.program.key,
        starts_on=cohort.starts_on, ends_on=cohort.ends_on, capacity=cohort.seats + random.choice((0, 0, 1, 2, 3)),
        grants=cohort.grants,
    )  # fmt: skip
