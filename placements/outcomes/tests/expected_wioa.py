"""The federal indicators that the oracle gives for a population, as rows of the engine: period by period, no SQL."""

from collections import defaultdict

from placements.outcomes.engine.windows import Windows, current
from placements.outcomes.oracle.five_numbers import five_numbers
from placements.outcomes.oracle.indicators import indicators
from placements.outcomes.oracle.status import EXCLUDED, IMMATURE, UNKNOWN, YES
from placements.outcomes.statistics import median, median_interval, wilson

from .expected import groups, scopes
from .population import FIRMS, Person


def expected_wioa(people: list[Person], as_of, cut: str, windows: Windows | None = None) -> dict:
    """As `expected.expected`, of one cut."""
    answers, earnings = defaultdict(list), defaultdict(list)
    for person in people:
        for period in indicators(
            person.participation, as_of=as_of, firms=FIRMS, **(windows or current(as_of))._asdict()
        ):
            counts_in = {scope for cohort in period.cohorts for scope in scopes(cohort)}
            for value in groups(person, cut, period.entry):
                for scope in counts_in:
                    for measure, status in period.statuses.items():
                        if status:
                            answers[measure, *scope, cut, value].append(status)
                    if period.statuses["wioa.median_q2"] == YES:
                        earnings["wioa.median_q2", *scope, cut, value].append(period.earnings)
    return {
        key: _median(given, earnings[key]) if key[0] == "wioa.median_q2" else _rate(given)
        for key, given in answers.items()
    }


def _rate(given: list[str]) -> tuple:
    numbers = five_numbers(given)
    yes, eligible = numbers.retained, numbers.eligible
    return (yes, eligible, numbers.unknown, numbers.immature, numbers.excluded,
            yes / eligible if eligible else None, *(wilson(yes, eligible) or (None, None)))  # fmt: skip


def _median(given: list[str], amounts: list) -> tuple:
    counts = (given.count(status) for status in (UNKNOWN, IMMATURE, EXCLUDED))
    return (None, len(amounts), *counts, median(amounts), *(median_interval(amounts) or (None, None)))
