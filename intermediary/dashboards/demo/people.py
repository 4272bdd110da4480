"""Who takes part: a diverse region, with what is not known left empty. Names and numbers are invented."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random

from intermediary.dashboards.demo import names
from intermediary.dashboards.demo.region import HEALTH, INITIATIVES
from intermediary.dashboards.demo.rows import Row, days, money, row

RACES = {
    ("white",): 34, ("black",): 33, ("other",): 10, ("asian",): 6, ("american_indian",): 1, ("pacific_islander",): 0.5,
    ("black", "white"): 3, ("american_indian", "black"): 1, ("other", "white"): 2, (): 9.5,
}  # fmt: skip
GENDERS = {  # initiative key → weights
    HEALTH.key: {"female": 76, "male": 20, "nonbinary": 1.5, "other": 0.5, "": 2},
    "": {"female": 26, "male": 70, "nonbinary": 1.5, "other": 0.5, "": 2},
}
EDUCATION = {
    "none": 9, "diploma": 38, "equivalency": 12, "some_college": 18, "vocational": 6, "associate": 6, "bachelor": 5,
    "graduate": 1, "": 5,
}  # fmt: skip
BARRIERS = {
    "low_income": 0.56, "single_parent": 0.21, "basic_skills": 0.16, "english_learner": 0.15, "ex_offender": 0.09,
    "homeless": 0.05, "cultural": 0.04, "displaced_homemaker": 0.015, "farmworker": 0.005,
}  # fmt: skip
MIDDLE = "ABCDEFGHIJKLMNOPRSTVWY"
# Connecticut's minimum wage on 1 January; what people earned before rarely lies below it.
MINIMUM = {2021: 12.0, 2022: 13.0, 2023: 14.0, 2024: 15.69, 2025: 16.35, 2026: 16.94}
NO_PRIOR_WAGE = 0.25


@dataclass
class Person:
    """A participant with what the rest of the demo asks of them."""

    key: str
    first_name: str
    last_name: str
    entered_on: date
    steadiness: float  # multiplies the chance of completing; below 1 with barriers
    prior_wage: Decimal | None
    prior_hours: Decimal | None
    prior_ended_on: date | None
    lost_after: date | None  # from then on nobody reaches them
    died_on: date | None = None
    cohorts: set[str] = field(default_factory=set)


def person(random: Random, number: int, initiative: str, entered_on: date, demo_day: date) -> tuple[Person, Row]:
    """A new participant who enters training on a day, with their row."""
    place = next(place for place in INITIATIVES if place.key == initiative)
    gender = pick(random, GENDERS.get(initiative, GENDERS[""]))
    race = pick(random, RACES)
    barriers = tuple(name for name, chance in BARRIERS.items() if random.random() < chance)
    county = random.choice(list(place.zips))
    first = random.choice(names.MALE if gender == "male" or (not gender and random.random() < 0.4) else names.FEMALE)
    wage, hours, ended_on = _prior_job(random, entered_on)
    someone = Person(
        f"P-{number:05d}", first, random.choice(names.LAST), entered_on, 1.035 - 0.03 * len(barriers), wage, hours,
        ended_on, entered_on + days(random.expovariate(1 / 450)) if random.random() < 0.26 else None,
    )  # fmt: skip
    cells = row(
        "participants", participant=someone.key, first_name=first,
        middle_name=random.choice(MIDDLE) + "." if random.random() < 0.3 else "", last_name=someone.last_name,
        birth_date=_birth_date(random, entered_on) if random.random() < 0.98 else None, gender=gender, race=race,
        hispanic=maybe(random, 0.55 if race in ((), ("other",)) else 0.24, unknown=0.05),
        veteran=maybe(random, 0.04 if place is HEALTH else 0.12, unknown=0.07),
        disability=maybe(random, 0.09, unknown=0.12), education=pick(random, EDUCATION),
        zip=random.choice(place.zips[county]), county_fips=county, barriers=barriers, prior_hourly_wage=wage,
        prior_weekly_hours=hours, prior_job_ended_on=ended_on,
    )  # fmt: skip
    return someone, cells


def pick(random: Random, weights: dict):
    """One key of a mapping, by weight."""
    return random.choices(list(weights), list(weights.values()))[0]


def maybe(random: Random, chance: float, unknown: float = 0.0) -> bool | None:
    """Yes, no, or not known."""
    return None if random.random() < unknown else random.random() < chance


def pay_level(day: date) -> float:
    """Wages of a day against those of the middle of 2025: about 3.5 % more every year."""
    return 1.035 ** ((day - date(2025, 7, 1)).days / 365.25)


def minimum_wage(day: date) -> float:
    """The state's, carried on with pay where the table ends."""
    first, last = min(MINIMUM), max(MINIMUM)
    return MINIMUM[max(day.year, first)] if day.year <= last else MINIMUM[last] * 1.035 ** (day.year - last)


def _prior_job(random: Random, entered_on: date) -> tuple[Decimal | None, Decimal | None, date | None]:
    """Wage, weekly hours and last day of the job before; nothing for a quarter of the people."""
    if random.random() < NO_PRIOR_WAGE:
        return None, None, None
    wage = max(random.gauss(15.3 * pay_level(entered_on), 1.9), minimum_wage(entered_on) * random.uniform(0.9, 1.03))
    hours = random.choices((40, 35, 32, 30, 25, 20, 15, None), (34, 12, 10, 13, 10, 10, 5, 6))[0]
    if random.random() < 0.15:
        return money(wage), hours and Decimal(hours), None
    ago = random.uniform(370, 800) if random.random() < 0.09 else random.expovariate(1 / 75) % 350
    return money(wage), hours and Decimal(hours), entered_on - days(ago)


def _birth_date(random: Random, entered_on: date) -> date:
    """Most are in their twenties and thirties; the youngest 17."""
    return entered_on - days(365.25 * (17.5 + min(random.gammavariate(2.1, 6.6), 50)))
