"""What the measures of firms share: their period, and the two scopes that they have."""

from collections.abc import Iterator
from dataclasses import dataclass

from .row import Group
from .stage import Stage

# The last four whole calendar quarters (`definitions.employers.PERIOD`).
PERIOD = """
select (until - interval '1 year')::date as starts_on, until - 1 as ends_on,
       to_char(until - interval '1 year', 'YYYY"Q"Q') as first_quarter, to_char(until - 1, 'YYYY"Q"Q') as last_quarter
from (select date_trunc('quarter', %(as_of)s::date + 1)::date as until) q
"""
# Hires through us: who came from a cohort of the initiative, in which occupation.
HIRES = """
select j.id, c.initiative_id, j.employer_id, left(replace(j.soc, '-', ''), 6) as soc, j.started_on
from {placement} j join e_cohort c on c.cohort_id = j.cohort_id
where j.started_on <= %(as_of)s
"""


@dataclass(frozen=True)
class Owner:
    """A scope of firms' figures: the column of the facts that leads to it, and the table that has its key."""

    scope: str
    column: str
    table: str


INITIATIVE = Owner("initiative", "initiative_id", "{initiative}")
OWNERS = (INITIATIVE, Owner("employer", "employer_id", "{employer}"))


def make_four_quarters(stage: Stage) -> None:
    stage.table("e_four_quarters", PERIOD)


def grouped(stage: Stage, owner: Owner, columns: str, facts: str, **more) -> Iterator[tuple[Group, tuple]]:
    """For each owner of a row of `facts` (a table, or a query in parentheses, named `f`): aggregates over its rows."""
    sql = f"select o.key, {columns} from {facts} f join {owner.table} o on o.id = f.{owner.column} group by o.key"
    for key, *numbers in stage.rows(sql, **more):
        yield Group(owner.scope, key), tuple(numbers)
