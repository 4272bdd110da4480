"""What is tallied of the facts: each column's number, and the key that a unit is counted under.

A milestone profile holds the five milestones of one method in one number, in base 6, so that a placement is one key.
"""

from typing import NamedTuple

from placements.outcomes.definitions.retention import MILESTONES
from placements.outcomes.engine.facts import FAR
from placements.outcomes.engine.wages import HAS_BOTH

BASE = 6  # states are 1 to 5
# Annualised gains (hundredths of a cent) are counted in steps of a hundred dollars: ((n - 1) × step, n × step].
STEP = 100 * 10_000
GAIN = "(year_after - year_before)"


class Column(NamedTuple):
    number: int
    facts: str  # placement or enrollment
    key: str  # SQL on a fact; null is not counted
    amount: str = "null::bigint"  # SQL: what is summed
    paid: bool = False  # once per person: only where the placement speaks for its person
    cut: bool = True  # also by group


def profile(method: str) -> str:
    return " + ".join(f"{BASE**place} * {method}_{days}::int" for place, days in enumerate(MILESTONES))


def survival(method: str) -> str:
    """(entry, last day at risk, whether it is the event) in one number; -1 for who was never at risk."""
    time, ended = f"least({method}_time, {FAR})", f"({method}_ended and {method}_time < {FAR})::int"
    return f"case when {method}_time > entry_day then (entry::int * 1024 + {time}) * 2 + {ended} else -1 end"


def survival_parts(key: int) -> tuple[int, int | None, bool]:
    if key < 0:
        return 0, None, False
    return key // 2048, key // 2 % 1024, bool(key % 2)


def profile_states(key: int) -> dict[int, int]:
    return {days: key // BASE**place % BASE for place, days in enumerate(MILESTONES)}


def both(amount: str) -> str:
    return f"case when {HAS_BOTH} then {amount} end"


HOURLY = "wage_cents - prior_cents"
COLUMNS = {
    "same": Column(1, "placement", profile("same")),
    "continuous": Column(2, "placement", profile("continuous")),
    "snapshot": Column(3, "placement", profile("snapshot")),
    "km.same": Column(4, "placement", survival("same")),
    "km.continuous": Column(5, "placement", survival("continuous")),
    "pay": Column(6, "placement", "(wage_cents is not null and not had_job)::int", paid=True),  # 1: left out
    "hourly": Column(7, "placement", both(HOURLY), both(HOURLY), paid=True),
    "annualised": Column(
        8, "placement", both(f"({GAIN} + case when {GAIN} > 0 then {STEP - 1} else 0 end) / {STEP}"), both(GAIN), True
    ),
    "before": Column(9, "placement", both("prior_cents"), paid=True, cut=False),
    "after": Column(10, "placement", both("wage_cents"), paid=True, cut=False),
    "placement": Column(11, "placement", "wage_cents", paid=True, cut=False),
    "employers": Column(12, "placement", both("employer_id"), paid=True, cut=False),
    "completion": Column(13, "enrollment", "completion"),
    "placed": Column(14, "enrollment", "placed"),
    "placed_so_far": Column(15, "enrollment", "placed_so_far"),
}
CUTS = ("gender", "race")  # cuts that are tallied; the others are read from the facts
TABLES = {
    "placement": "outcomes_placementfact",
    "enrollment": "outcomes_enrollmentfact",
    "period": "outcomes_periodfact",
}
