"""When cohorts run, how large they are and who pays: four years up to the demo day, and the next ones announced."""

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from intermediary.dashboards.demo.programs import PROGRAMS, Program
from intermediary.dashboards.demo.region import GRANTS, INITIATIVES, Money
from intermediary.dashboards.demo.rows import Row, days, months_from, row

YEARS = 4
PAID_BY_TWO = 0.15


class Cohort(NamedTuple):
    key: str
    program: Program
    starts_on: date
    ends_on: date
    seats: int
    grants: tuple[str, ...]


def grant_rows(demo_day: date) -> list[Row]:
    return [
        row(
            "grants", grant=grant.key, funder=grant.funder, initiative=grant.initiative, title=grant.title,
            starts_on=months_from(demo_day, grant.opens), ends_on=_closes(grant, demo_day), amount=grant.amount,
        )
        for grant in GRANTS
    ]  # fmt: skip


def cohorts(random: Random, count: int, demo_day: date) -> tuple[list[Cohort], list[Row]]:
    """About `count` cohorts in order of their first day, each program spread evenly over the years."""
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
        found.append(Cohort(key, program, start, end, seats, _payers(random, program, start, demo_day)))
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
    """Mondays, evenly with a little jitter, the last so that it often still runs on the demo day.

    Short programs with many cohorts announce one that is still to come.
    """
    first = demo_day - days(YEARS * 365 - 20 - random.uniform(0, 110))
    last = demo_day - days(random.uniform(0.1, 1.7) * 7 * program.weeks + 7)
    step = (last - first).days / max(number - 1, 1)
    starts = [first + days(step * i + random.uniform(-0.2, 0.2) * step * (0 < i < number - 1)) for i in range(number)]
    if number >= 5 and program.weeks <= 10:
        starts[-1] = demo_day + days(random.randint(16, 30))
    return [start - days(start.weekday()) for start in starts]


def _payers(random: Random, program: Program, start: date, demo_day: date) -> tuple[str, ...]:
    fitting = [
        grant
        for grant in GRANTS
        if grant.initiative == program.initiative
        and months_from(demo_day, grant.opens) <= start <= _closes(grant, demo_day)
    ]
    payer = random.choices(fitting, [grant.weight for grant in fitting])[0]
    others = [grant for grant in fitting if grant.funder != payer.funder]
    if others and random.random() < PAID_BY_TWO:
        return (payer.key, random.choice(others).key)
    return (payer.key,)


def _closes(grant: Money, demo_day: date) -> date:
    return months_from(demo_day, grant.closes) - days(1)


def _row(random: Random, cohort: Cohort) -> Row:
    return row(
        "cohorts", cohort=cohort.key, initiative=cohort.program.initiative, program=cohort.program.key,
        starts_on=cohort.starts_on, ends_on=cohort.ends_on, capacity=cohort.seats + random.choice((0, 0, 1, 2, 3)),
        grants=cohort.grants,
    )  # fmt: skip
