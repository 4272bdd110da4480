"""Exact middle values of annualised gains: the tally knows the step they lie in, the facts which they are."""

from bisect import bisect_left

from django.db import connection

from placements.outcomes.models import Run
from placements.outcomes.runs.columns import COLUMNS

# Facts within the steps that are looked at, once each, then joined to the groups that look there.
WITHIN = """
with looked as (
    select * from unnest(%(scopes)s::bigint[], %(values)s::text[], %(buckets)s::bigint[]) l (scope_id, value, bucket)
), near as materialized (
    select f.cohort_id, f.employer_id, f.counts_in, ({key}) as bucket, ({amount}) as amount, {cut} as set_id
    from outcomes_placementfact f
    where f.run_id = %(run)s and ({key}) = any(%(all_buckets)s)
), placed as (
    select m.scope_id, n.* from near n join outcomes_membership m on m.run_id = %(run)s and m.cohort_id = n.cohort_id
    where m.scope_id = any(%(scopes)s) and (n.counts_in is null or m.scope_id = any(n.counts_in))
    union all
    select e.id, n.* from near n
    join outcomes_scope e on e.scope = 'employer' and e.record_id = n.employer_id and e.id = any(%(scopes)s)
    where n.counts_in is null or e.id = any(n.counts_in)
)
select p.scope_id, l.value, p.bucket, array_agg(p.amount order by p.amount)
from placed p {values}
join looked l on l.scope_id = p.scope_id and l.bucket = p.bucket and l.value = {value}
group by 1, 2, 3
"""


def place(places: list[tuple[int, int]], ends: list[int], rank: int) -> tuple[int, int]:
    """Where the unit of this rank stands: its key, and its place (from 0) among those of the key."""
    at = bisect_left(ends, rank)
    return places[at][0], rank - 1 - (ends[at - 1] if at else 0)


def annualised(run: Run, scopes: dict, looked_for: dict, cut: str) -> dict[tuple[int, str], dict]:
    """(scope, value) → {(bucket, place): amount, "places": the ranks in order} for what `looked_for` asks."""
    asked = sorted({(scope, value, bucket) for (scope, value), places in looked_for.items() for bucket, _at in places})
    if not asked:
        return {}
    column = COLUMNS["annualised"]
    sql = WITHIN.format(
        key=column.key,
        amount=column.amount,
        cut=f"f.{cut}" if cut else "0",
        values="join (select id, unnest(members) as value from outcomes_cutset) v on v.id = p.set_id" if cut else "",
        value="v.value" if cut else "''",
    )
    found: dict[tuple[int, str], dict] = {key: {"places": places} for key, places in looked_for.items()}
    amounts: dict[tuple[int, str, int], list[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            sql,
            {
                "run": run.pk,
                "scopes": [scope for scope, _value, _bucket in asked],
                "values": [value for _scope, value, _bucket in asked],
                "buckets": [bucket for _scope, _value, bucket in asked],
                "all_buckets": sorted({bucket for *_group, bucket in asked}),
            },
        )
        for scope, value, bucket, sorted_amounts in cursor:
            amounts[scope, value, bucket] = sorted_amounts
    for (scope, value), places in looked_for.items():
        for bucket, at in places:
            found[scope, value][bucket, at] = amounts[scope, value, bucket][at]
    return found
