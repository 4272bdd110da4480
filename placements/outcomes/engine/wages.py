"""Pay before and after, from the placement facts: a person once per scope, by the first placement that has a wage.

Money is integer cents (hourly) and integer hundredths of a cent (annualised).
"""

from collections.abc import Iterable, Iterator

from placements.outcomes.definitions import Definition

from . import amounts
from .amounts import Amount
from .facts import EXCLUDED, UNKNOWN, YES
from .row import Group, Row
from .stage import Stage

# Of two that started on one day the key decides: it stays when records move to another system, a row's number does not.
FIRST = """
select distinct on (m.scope_id, f.participant_id) m.scope_id, f.participant_id, f.employer_id, f.id,
       f.started_on, f.prior_year, f.wage_cents, f.prior_cents, f.year_after, f.year_before, f.had_job {cuts}
from e_fact f join {scopes} m using ({column})
order by m.scope_id, f.participant_id, f.wage_cents is null, f.started_on, f.key collate "C"
"""
PAY = "({cohorts}) union all ({employers})"

HAS_BOTH = "wage_cents is not null and had_job"


def known(amount: str) -> str:
    """The state of somebody who has a wage before and after, where this amount may still be missing."""
    return (
        f"case when wage_cents is null then {UNKNOWN} when not had_job then {EXCLUDED} "
        f"when ({amount}) is null then {UNKNOWN} else {YES} end"
    )


# method of a definition → the amount of one person
AMOUNTS = {
    "hourly": Amount(known("wage_cents"), "wage_cents - prior_cents"),
    "annualised": Amount(known("year_after - year_before"), "year_after - year_before", 10_000),
    "before": Amount(known("wage_cents"), "prior_cents"),
    "after": Amount(known("wage_cents"), "wage_cents"),
    "placement": Amount(f"case when wage_cents is null then {UNKNOWN} else {YES} end", "wage_cents"),
    "employers": Amount(known("wage_cents"), "0", 1),
}


def make_pay(stage: Stage, cuts: tuple[str, ...]) -> None:
    """One row per scope and person: the placement that speaks for the person there."""
    columns = "".join(f", f.{cut}" for cut in cuts)
    stage.view(
        "pay",
        PAY.format(
            cohorts=FIRST.format(scopes="e_cohort_scope", column="cohort_id", cuts=columns),
            employers=FIRST.format(scopes="e_employer_scope", column="employer_id", cuts=columns),
        ),
    )


def rows(stage: Stage, definitions: Iterable[Definition], cut: str) -> Iterator[Row]:
    yield from amounts.rows(stage, definitions, cut, "pay", AMOUNTS)


def employers(stage: Stage, cut: str) -> dict[Group, list[int]]:
    """How many of the people in each group's wage gain each employer has: a figure must not be one firm's."""
    found: dict[Group, list[int]] = {}
    sql = """
        select scope_id, {value}, count(*)::int
        from {people} p {values} where {both} group by scope_id, 2, employer_id
    """.format(**amounts.named(stage, "pay", cut), both=HAS_BOTH)
    for scope_id, value_id, people in stage.rows(sql, cut=cut):
        found.setdefault(stage.group(cut, scope_id, value_id), []).append(people)
    return found


def wage_row(definition, as_of, group, unit, n, people, excluded, *numbers) -> Row:
    """A figure of wages from sums that are made already: see `amounts.amount_row`."""
    if definition.method == "placement":
        excluded = 0
    return amounts.amount_row(definition, as_of, group, unit, n, people - n - excluded, 0, excluded, *numbers)
