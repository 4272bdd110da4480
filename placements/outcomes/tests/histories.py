"""Histories that bend figures: re-entries, overlapping jobs, gaps of 30 and 31 days, leap days, quarter ends,
conflicting sources, late entry. Drawn by Hypothesis, or by a seeded random generator for a larger crowd."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from placements.outcomes.oracle import records, training, wages

from . import pay
from .population import COHORTS, EMPLOYERS, Person, Work

AS_OF = date(2024, 12, 31)
FIRST = date(2023, 1, 1)
# Days that matter: milestones after one another, a leap day, quarter ends, as_of itself and the days around it.
DAYS = sorted({0, 29, 30, 31, 59, 60, 61, 89, 90, 91, 121, 179, 180, 181, 211, 364, 365, 366, 395, 424, 455, 546, 547,
               699, 700, 701, 729, 730, 731, 735, 760})  # fmt: skip
GAPS = (0, 1, 2, 29, 30, 31, 32, 45, 90)
LENGTHS = (0, 1, 29, 30, 45, 59, 60, 90, 180, 365, 500)
STATUSES = ("employed_same", "employed_other", "not_employed", "unreached", "deceased")
MONEY = tuple(Decimal(text) for text in ("12.00", "15.50", "15.51", "19.35", "22.00", "30.10"))
GENDERS = ("female", "male", "nonbinary", "")
RACES = ((), ("white",), ("black",), ("asian", "white"), ("black", "white", "other"))


def day(offset: int) -> date:
    return FIRST + timedelta(days=offset)


def draw_person(pick, integer, chance) -> Person:
    """One person from three choices: `pick` from a sequence, an `integer` in a range, and a `chance` in per cent."""
    work, start = [], pick(DAYS)
    until: dict[str, date | None] = {}
    for _ in range(integer(0, 4)):
        employer, began = pick(EMPLOYERS), day(start)
        if employer in until and (until[employer] is None or until[employer] >= began):
            break  # two jobs with one employer never overlap
        job = _job(pick, integer, chance, employer, began)
        until[employer] = job.last_day_worked
        wage, hours = pick((None, *MONEY)), pick((None, *MONEY))
        cohort = pick((*COHORTS, "c1", None))
        work.append(Work(job, cohort, wage, hours, pay.conditions(pick, chance), pick((None, *MONEY))))
        length = (job.last_day_worked - began).days if job.last_day_worked else pick(LENGTHS)
        start += 1 + pick(GAPS) + length if chance(70) else pick(GAPS)
    return Person(
        work=work,
        enrollments=[(cohort, _enrollment(pick, integer, chance)) for cohort in COHORTS if chance(50)],
        exclusions=(records.Exclusion("02", day(pick(DAYS))),) if chance(10) else (),
        prior=_prior(pick, chance),
        gender=pick(GENDERS),
        race=pick(RACES),
        birth_date=pick((None, date(1999, 5, 1), date(1990, 2, 28), date(2006, 1, 9))),
        quarterly=pay.quarters(pick, integer, chance),
    )


def _job(pick, integer, chance, employer: str, began: date) -> records.Job:
    ended = began + timedelta(days=pick(LENGTHS)) if chance(50) else None
    return records.Job(
        employer=employer,
        started_on=began,
        last_day_worked=ended,
        last_known_employed_on=began + timedelta(days=pick(LENGTHS)) if chance(40) else None,
        first_observed_on=began + timedelta(days=pick((0, 1, 45, 400))) if chance(20) else None,
        follow_ups=tuple(
            records.FollowUp(
                began + timedelta(days=pick((-1, *LENGTHS))),
                "deceased" if chance(3) else pick(STATUSES[:4]),
                pick(records.SOURCES),
                pick((None, *EMPLOYERS)),
                pick((None, None, *MONEY)),
            )
            for _ in range(integer(0, 3))
        ),
    )


def _enrollment(pick, integer, chance) -> training.Enrollment:
    enrolled = integer(0, 740)
    return training.Enrollment(
        pick(("applied", "enrolled", "completed", "completed", "withdrawn", "dismissed")),
        day(enrolled),
        day(enrolled + pick(LENGTHS)) if chance(80) else None,
    )


def _prior(pick, chance) -> wages.PriorJob:
    return wages.PriorJob(
        pick((None, *MONEY)),
        pick((None, *MONEY)),
        day(pick((-800, -400, -356, -366, -365, -100, 100))) if chance(60) else None,
    )


@st.composite
def people(draw) -> list[Person]:
    def pick(options):
        return options[draw(st.integers(0, len(options) - 1))]

    def integer(low, high):
        return draw(st.integers(low, high))

    def chance(per_cent):
        return draw(st.integers(1, 100)) <= per_cent

    return [draw_person(pick, integer, chance) for _ in range(draw(st.integers(1, 5)))]


def crowd(random, size: int) -> list[Person]:
    """Many people at once, from a seeded `random.Random`."""
    return [
        draw_person(random.choice, random.randint, lambda per_cent: random.randint(1, 100) <= per_cent)
        for _ in range(size)
    ]
