"""Sums over the facts by scope and cut. What is additive is summed per cohort first and rolled up from there."""

from collections.abc import Iterator
from dataclasses import dataclass

from .row import Group
from .stage import Stage


@dataclass(frozen=True)
class Axis:
    """A column of the facts, and the scopes that it leads to."""

    column: str
    scopes: str


COHORTS = Axis("cohort_id", "cohort_scope")
EMPLOYERS = Axis("employer_id", "employer_scope")

ROLLED = """
with tally as (
    select {column}{code} {columns} from {facts} f group by {column}{code}{keys}
)
select m.scope_id, {value} as value_id {sums}
from tally t join {scopes} m using ({column}) {values}
group by 1, 2{keys}
"""


def axes(stage: Stage) -> tuple[Axis, ...]:
    """Where the rows of placements lead: to cohorts, and to employers where any of those is asked about."""
    return (COHORTS, EMPLOYERS) if stage.relations["employer_scope"] else (COHORTS,)


def counts(stage: Stage, axis: Axis, cut: str, facts: str, counted: dict[str, str]) -> Iterator[tuple[Group, dict]]:
    """For each group, how many rows of `facts` meet each condition: `counted` is name → SQL condition."""
    sql = ROLLED.format(
        **_read(stage, axis, facts),
        keys="",
        columns="".join(f", count(*) filter (where {condition}) as {name}" for name, condition in counted.items()),
        sums="".join(f", sum(t.{name})::int" for name in counted),
        **_cut(stage, cut),
    )
    for scope_id, value_id, *numbers in stage.rows(sql, cut=cut):
        yield stage.group(cut, scope_id, value_id), dict(zip(counted, numbers, strict=True))


def table(stage: Stage, axis: Axis, cut: str, facts: str, keys: dict[str, str]) -> Iterator[tuple[Group, list]]:
    """For each group, how many rows there are of each combination of `keys` (name → SQL): lists of (*keys, n)."""
    rolled = ROLLED.format(
        **_read(stage, axis, facts),
        keys="".join(f", {name}" for name in keys),
        columns="".join(f", {column} as {name}" for name, column in keys.items()) + ", count(*) as n",
        sums="".join(f", {name}" for name in keys) + ", sum(t.n)::int as n",
        **_cut(stage, cut),
    )
    gathered = ", ".join(f"array_agg({name})" for name in (*keys, "n"))
    for scope_id, value_id, *columns in stage.rows(
        f"select scope_id, value_id, {gathered} from ({rolled}) r group by scope_id, value_id", cut=cut
    ):
        yield stage.group(cut, scope_id, value_id), list(zip(*columns, strict=True))


def _read(stage: Stage, axis: Axis, facts: str) -> dict[str, str]:
    return {"column": axis.column, "facts": stage.relations[facts], "scopes": stage.relations[axis.scopes]}


def _cut(stage: Stage, cut: str) -> dict[str, str]:
    if not cut:
        return {"code": "", "value": "null::int", "values": ""}
    return {
        "code": f", {cut}",
        "value": "v.value_id",
        "values": f"join {stage.relations['value']} v on v.cut = %(cut)s and v.code = t.{cut}",
    }
