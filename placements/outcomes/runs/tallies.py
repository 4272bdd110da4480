"""Tallies of large scopes: made from all facts, or moved by what changed in some."""

from collections.abc import Iterable, Iterator

from django.db import connection

from placements.outcomes.engine import Stage
from placements.outcomes.models import Run
from placements.outcomes.runs.columns import COLUMNS, CUTS, TABLES, Column

# A scope with more placements than this keeps tallies. Below it, counting its facts anew is as quick.
LARGE = 1000
LAYERS = 32  # of changes; then they are pressed into what they lie on

SIZES = """
select scope_id from outcomes_placementfact join outcomes_membership using (run_id, cohort_id)
where run_id = %(run)s group by scope_id having count(*) > %(large)s
union all
select s.id from (
    select employer_id from outcomes_placementfact
    where run_id = %(run)s group by employer_id having count(*) > %(large)s
) e join outcomes_scope s on s.initiative_id = %(initiative)s and s.scope = 'employer' and s.record_id = e.employer_id
"""

COLUMN_NAMES = 'run_id, scope_id, "column", set_id, keys, ns, total, squares'
# Counted once by all cuts together; what a cut or the whole has is a sum over few rows of that.
ANEW = """
with counted as (
    select {scope_id} as scope_id, {cuts} {key} as key, count(*) as n,
           sum({amount}) as total, sum(({amount})::{wide} * ({amount})) as squares
    from {table} f join {scopes}
    where f.run_id = %(run)s and ({key}) is not null {speaks}
    group by {groups}
)
select %(run)s as run_id, scope_id, {number} as "column", set_id, array_agg(key order by key) as keys,
       array_agg(n order by key) as ns, coalesce(sum(total), 0) as total, coalesce(sum(squares), 0) as squares
from (
    select scope_id, set_id, key, sum(n)::int as n, sum(total) as total, sum(squares) as squares
    from ({sets}) by_set group by scope_id, set_id, key
) summed group by scope_id, set_id
"""
AXES = {
    "cohort": (
        "m.scope_id",
        "outcomes_membership m on m.run_id = f.run_id and m.cohort_id = f.cohort_id and m.scope_id = any(%(tallied)s)",
    ),
    "employer": (
        "e.id",
        "outcomes_scope e on e.initiative_id = %(initiative)s and e.scope = 'employer' "
        "and e.record_id = f.employer_id and e.id = any(%(tallied)s)",
    ),
}

# What facts that came or went add to the tallies: `sign` is 1 or -1.
MOVED = """
select m.scope_id, c.number, s.set_id, c.key, {sign} as n, {sign} * c.amount as total,
       {sign} * (c.amount::numeric * c.amount) as squares
from {facts} f
join lateral (
    select scope_id from outcomes_membership
    where run_id = %(run)s and cohort_id = f.cohort_id and scope_id = any(%(tallied)s)
    {employers}
) m on true
cross join lateral (values {columns}) c (number, key, amount, paid, cut)
cross join lateral (values (0){sets}) s (set_id)
where c.key is not null and (c.cut or s.set_id = 0) {speaks}
"""
EMPLOYERS = """
union all select id from outcomes_scope
where initiative_id = %(initiative)s and scope = 'employer' and record_id = f.employer_id and id = any(%(tallied)s)
"""
LAYERED = """
insert into outcomes_tally (run_id, scope_id, "column", set_id, layer, keys, ns, total, squares)
select %(run)s, scope_id, number, set_id, %(layer)s, array_agg(key), array_agg(n), sum(total), sum(squares)
from (
    select scope_id, number, set_id, key, sum(n)::int as n, coalesce(sum(total), 0) as total,
           coalesce(sum(squares), 0) as squares
    from e_moved group by scope_id, number, set_id, key having sum(n) <> 0 or sum(total) <> 0 or sum(squares) <> 0
) net group by scope_id, number, set_id
"""
# The sum over layers, keys in their order and without those of which nothing is left.
SUMMED = """
select scope_id, "column", set_id, sum(total) as total, sum(squares) as squares,
       coalesce(array_agg(key order by key) filter (where n <> 0), array[]::bigint[]) as keys,
       coalesce(array_agg(n order by key) filter (where n <> 0), array[]::int[]) as ns
from (
    select scope_id, "column", set_id, key, sum(n)::int as n, coalesce(sum(total) filter (where place = 1), 0) as total,
           coalesce(sum(squares) filter (where place = 1), 0) as squares
    from {tally}, unnest(keys, ns) with ordinality u (key, n, place)
    where run_id = %(run)s group by scope_id, "column", set_id, key
) by_key group by scope_id, "column", set_id
"""
PRESSED = f"""
with taken as (delete from outcomes_tally where run_id = %(run)s and layer > 0 returning *)
insert into outcomes_tally (run_id, scope_id, "column", set_id, keys, ns, total, squares)
select %(run)s, g.scope_id, g."column", g.set_id, merged.keys, merged.ns,
       coalesce(t.total, 0) + g.total, coalesce(t.squares, 0) + g.squares
from ({SUMMED.format(tally="taken")}) g
left join outcomes_tally t on (t.run_id, t.scope_id, t."column", t.set_id, t.layer)
                            = (%(run)s, g.scope_id, g."column", g.set_id, 0)
cross join lateral outcomes_added(t.keys, t.ns, g.keys, g.ns) merged
on conflict (run_id, scope_id, "column", set_id, layer) do update
set keys = excluded.keys, ns = excluded.ns, total = excluded.total, squares = excluded.squares
"""


def make_tallies(run: Run) -> None:
    """All tallies of a run, from its facts. Which scopes are large is found out anew."""
    known = {"run": run.pk, "initiative": run.initiative_id, "large": LARGE}
    with connection.cursor() as cursor:
        cursor.execute("delete from outcomes_tally where run_id = %(run)s", known)
        cursor.execute(SIZES, known)
        run.tallied, run.layers = sorted(scope for (scope,) in cursor.fetchall()), 0
        run.save(update_fields=["tallied", "layers"])
        count(run, "outcomes_tally")


def count(run: Run, into: str) -> None:
    """Write what the facts of a run come to in its large scopes into a table with the columns of the tallies."""
    known = {"run": run.pk, "initiative": run.initiative_id, "tallied": run.tallied}
    with connection.cursor() as cursor:
        for column in COLUMNS.values() if run.tallied else ():
            for statement in anew(column):
                cursor.execute(f"insert into {into} ({COLUMN_NAMES}) {statement}", known)


def anew(column: Column, wide: str = "numeric") -> Iterator[str]:
    """Queries for the tallies of a column; `wide` is the type that holds the square of any amount."""
    cuts = CUTS if column.cut else ()
    for axis in ("cohort", "employer") if column.facts == "placement" else ("cohort",):
        scope_id, scopes = AXES[axis]
        yield ANEW.format(
            wide=wide,
            number=column.number,
            scope_id=scope_id,
            scopes=scopes,
            cuts="".join(f"f.{cut}, " for cut in cuts),
            groups=", ".join(str(place + 1) for place in range(len(cuts) + 2)),
            sets=" union all ".join(
                f"select scope_id, {set_id} as set_id, key, n, total, squares from counted" for set_id in ("0", *cuts)
            ),
            key=column.key,
            amount=column.amount,
            table=TABLES[column.facts],
            speaks=f"and (f.counts_in is null or f.counts_in @> array[{scope_id}])" if column.paid else "",
        )


def put(stage: Stage) -> None:
    """Put the tallies in `e_tally` in place of those the run has."""
    stage.run("delete from outcomes_tally where run_id = %(run)s")
    stage.run(f"insert into outcomes_tally ({COLUMN_NAMES}) select {COLUMN_NAMES} from e_tally")


def moved(facts: str, kind: str, sign: int, cuts: Iterable[str] = CUTS) -> str:
    """SQL: what the facts in `facts` (a table or a query) add to the tallies of `cuts`, or take away."""
    columns = ", ".join(
        f"({c.number}::smallint, ({c.key})::bigint, ({c.amount})::bigint, {c.paid}, {c.cut})"
        for c in COLUMNS.values()
        if c.facts == kind
    )
    return MOVED.format(
        sign=sign,
        facts=facts,
        employers=EMPLOYERS if kind == "placement" else "",
        columns=columns,
        sets="".join(f", (f.{cut})" for cut in cuts),
        speaks="and (not c.paid or f.counts_in is null or m.scope_id = any(f.counts_in))"
        if kind == "placement"
        else "",
    )


# Tallies that nobody keeps, made for one look.
PASSING = """(
select scope_id, "column", set_id, array_agg(key) as keys, array_agg(n) as ns, sum(total) as total,
       sum(squares) as squares, %(run)s as run_id
from (
    select scope_id, number as "column", set_id, key, sum(n)::int as n, coalesce(sum(total), 0) as total,
           coalesce(sum(squares), 0) as squares
    from ({facts}) one group by scope_id, number, set_id, key
) counted group by scope_id, "column", set_id)"""


def passing(relations: dict[str, str], cut: str) -> str:
    """SQL: the tallies of a few scopes (parameter `tallied`) by one cut, out of their facts in one pass."""
    cuts = (cut,) if cut else ()
    kinds = (("fact", "placement"), ("enrolled", "enrollment"))
    return PASSING.format(facts=" union all ".join(moved(relations[name], kind, 1, cuts) for name, kind in kinds))


def add_layer(stage: Stage) -> int:
    """Put `e_moved` on top of the tallies of the stage's run, and press them together where layers are many.

    Returns how many layers there are now.
    """
    ((layer,),) = stage.rows("update outcomes_run set layers = layers + 1 where id = %(run)s returning layers")
    stage.run(LAYERED, layer=layer)
    if layer < LAYERS:
        return layer
    stage.run(PRESSED)
    stage.run("update outcomes_run set layers = 0 where id = %(run)s")
    return 0
