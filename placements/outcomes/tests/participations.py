"""People whose participation bends federal figures: re-entries, gaps of 90 and 91 days, plans, quarter ends,
credentials around day 365 in a leap year, wages of nothing, of several employers and sources, reasons at the edge of
the fourth quarter after exit, subsidized jobs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from placements.outcomes.oracle import indicators, records, training
from placements.outcomes.oracle.dates import quarter_of

from .histories import AS_OF, draw_person
from .population import COHORTS, EMPLOYERS, Person

# The first day of a participation: exits follow whose second and fourth quarters are over, or about to be.
ENTRIES = (date(2022, 7, 1), date(2023, 2, 28), date(2023, 3, 1), date(2023, 3, 31), date(2023, 6, 30),
           date(2023, 9, 30), date(2023, 10, 1), date(2024, 2, 29), date(2024, 6, 30), date(2024, 9, 1))  # fmt: skip
GAPS = (0, 1, 30, 89, 90, 91, 92, 150, 365)
LENGTHS = (0, 1, 30, 60, 91)
AMOUNTS = tuple(
    Decimal(text) for text in ("0", "0", "0.01", "2500", "4100.10", "4100.15", "7800", "999999.98", "999999.99")
)
TYPES = ("", "00", "01", "04", "05", "06", "09", "11", "12")


def draw_participant(pick: Callable, integer: Callable, chance: Callable) -> Person:
    """One person, from the three choices of `histories.draw_person`."""
    person = draw_person(pick, integer, chance)
    first = day = pick(ENTRIES)
    services, seats = [], []
    for _ in range(integer(1, 4)):
        last = day + timedelta(days=pick(LENGTHS))
        if chance(60):
            status = pick(("enrolled", "completed", "completed", "withdrawn", "applied"))
            seats.append((pick((*COHORTS,)), training.Enrollment(status, day, _maybe(chance, 90, last), pick(TYPES))))
        else:
            services.append(indicators.Service(day, pick((True, True, True, False, None)), pick((None, False, True))))
        day = last + timedelta(days=pick(GAPS))
    if chance(15):
        services.append(indicators.Service(AS_OF + timedelta(days=pick((0, 1, 60))), True, pick((None, True))))
    exits = quarter_of(last)
    edge = timedelta(days=pick((-1, 0, 1)))
    return replace(
        person,
        work=[replace(w, job=replace(w.job, subsidized=pick((None, False, False, True)))) for w in person.work],
        enrollments=_one_open_each(seats),
        services=tuple(services),
        exclusions=tuple(
            records.Exclusion(pick(("02", "07")), _quarter_end(exits + pick((-1, 4, 4))) + edge)
            for _ in range(integer(0, 1) if chance(40) else 0)
        ),
        quarterly=tuple(
            indicators.Wage(
                exits + pick((1, 2, 2, 3, 4, 4)),
                pick((None, *EMPLOYERS)),
                _maybe(chance, 95, pick(AMOUNTS)),
                pick(("ui_match", *records.SOURCES[:4])),
            )
            for _ in range(integer(0, 4))
        ),
        credentials=tuple(
            indicators.Credential(
                pick(("", "0", "1", "1", "6")), _maybe(chance, 90, pick((first, last + timedelta(days=365))) + edge)
            )
            for _ in range(integer(0, 2))
        ),
        gains=tuple(
            pick((date(2024, 6, 30), date(2024, 7, 1), last, first - timedelta(days=1))) for _ in range(integer(0, 2))
        ),
    )


def _maybe(chance, per_cent: int, value):
    return value if chance(per_cent) else None


def _quarter_end(quarter: int) -> date:
    return date(quarter // 4 + (quarter % 4 == 3), (quarter % 4 + 1) % 4 * 3 + 1, 1) - timedelta(days=1)


def _one_open_each(seats: list) -> list:
    """A person has at most one open seat in a cohort."""
    kept, opened = [], set()
    for cohort, seat in seats:
        if seat.status in ("enrolled", "applied"):
            if cohort in opened:
                continue
            opened.add(cohort)
        kept.append((cohort, seat))
    return kept


@st.composite
def participants(draw) -> list[Person]:
    def pick(options):
        return options[draw(st.integers(0, len(options) - 1))]

    def integer(low, high):
        return draw(st.integers(low, high))

    def chance(per_cent):
        return draw(st.integers(1, 100)) <= per_cent

    return [draw_participant(pick, integer, chance) for _ in range(draw(st.integers(1, 4)))]


def crowd(random, size: int) -> list[Person]:
    """Many people at once, from a seeded `random.Random`."""
    return [
        draw_participant(random.choice, random.randint, lambda per_cent: random.randint(1, 100) <= per_cent)
        for _ in range(size)
    ]
