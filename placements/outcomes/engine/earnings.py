"""Earnings before and after, from quarterly wage records. The rules, with their reasons, stand in `oracle.earnings`.

A quarter is a number, `4 * year + (month - 1) / 3`; money is integer cents.
"""

from collections.abc import Iterable, Iterator

from placements.outcomes.definitions import Definition
from placements.outcomes.definitions.earnings import QUARTERS
from placements.outcomes.definitions.precedence import PRECEDENCE

from . import amounts
from .amounts import Amount
from .evidence import NOT_EMPLOYED
from .facts import EXCLUDED, IMMATURE, UNKNOWN, YES
from .quarters import NAMED, NOT_YET_CENTS, quarter
from .row import Row, make_row
from .stage import Stage

# The first quarter that is not over at the end of the day.
RUNNING = quarter("(%(as_of)s::date + 1)")

# All employers of a quarter together: of several sources on one employer's pay the strongest that names any, else a
# zero. Where one employer's is not known the quarter is not.
PAID = f"""
select participant_id, quarter, case when count(cents) = count(*) then sum(cents)::bigint end as cents
from (
    select participant_id, {NAMED.format(column="quarter")} as quarter, employer_id,
           coalesce({", ".join(f"sum(cents) filter (where source = '{name}' and cents > 0)" for name in PRECEDENCE)},
                    min(cents)) as cents
    from (
        select participant_id, quarter, employer_id, source,
               case when amount * 100 < {NOT_YET_CENTS} then (amount * 100)::bigint end as cents
        from {{quarterly_wage}}
    ) w join e_people using (participant_id)
    where {NAMED.format(column="quarter")} < {RUNNING}
    group by participant_id, w.quarter, employer_id
) firms
group by participant_id, quarter
"""
# Found without work, in a quarter that no job can have touched: nothing earned.
IDLE = f"""
select distinct a.participant_id, {quarter("a.day")} as quarter
from e_answer a
where a.status = {NOT_EMPLOYED} and a.begun and {quarter("a.day")} < {RUNNING}
  and not exists (select 1 from e_spell s where s.participant_id = a.participant_id
                  and {quarter("s.start")} <= {quarter("a.day")} and {quarter("s.possible")} >= {quarter("a.day")})
"""
QUARTER = """
select participant_id, quarter, cents, true as recorded from e_quarter_paid
union all
select i.participant_id, i.quarter, 0, false from e_quarter_idle i
where not exists (select 1 from e_quarter_paid p where p.participant_id = i.participant_id and p.quarter = i.quarter)
"""
BEFORE = f"q.quarter between f.entry - {QUARTERS} and f.entry - 1"
AFTER = f"q.quarter between f.hired + 1 and f.hired + {QUARTERS}"
AROUND = f"""
select id, before_cents, after_cents, recorded,
       (case when hired + {QUARTERS} >= {RUNNING} then {IMMATURE}
             when known_before = {QUARTERS} and known_after = {QUARTERS} then {YES}
             else {UNKNOWN} end)::smallint as earned
from (
    select f.id, f.hired, coalesce(bool_or(q.recorded and q.cents is not null), false) as recorded,
           sum(q.cents) filter (where {BEFORE})::bigint as before_cents, count(q.cents) filter (where {BEFORE})
               as known_before,
           sum(q.cents) filter (where {AFTER})::bigint as after_cents, count(q.cents) filter (where {AFTER})
               as known_after
    from (select id, participant_id, {quarter("started_on")} as hired, {quarter("entered_on")} as entry
          from e_chained) f
    left join e_quarter q on q.participant_id = f.participant_id and ({BEFORE} or {AFTER})
    group by f.id, f.hired
) summed
"""

AMOUNTS = {"earnings": Amount("earned", "after_cents - before_cents")}
RECORDED = "bool_or(recorded)"  # a measure without inputs prints no row

REPLACED = f"""
select scope_id, {{value}}, (count(*) filter (where state = {YES}))::int,
       (count(*) filter (where state = {UNKNOWN}))::int, (count(*) filter (where state = {IMMATURE}))::int,
       (count(*) filter (where state = {EXCLUDED}))::int,
       (sum(after_cents) filter (where state = {YES}) / sum(before_cents) filter (where state = {YES}))::float8
from (select *, case when earned = {YES} and before_cents = 0 then {EXCLUDED} else earned end as state
      from {{people}} own) p {{values}}
group by 1, 2 having {RECORDED}
"""


def make_earnings(stage: Stage, cuts: tuple[str, ...]) -> None:
    stage.table("e_quarter_paid", PAID, key="participant_id")
    stage.table("e_quarter_idle", IDLE)
    stage.table("e_quarter", QUARTER, key="participant_id, quarter")
    stage.table("e_around", AROUND, key="id")
    stage.relations["earned"] = "(select * from e_pay join e_around using (id))"


def rows(stage: Stage, definitions: Iterable[Definition], cut: str) -> Iterator[Row]:
    definitions = list(definitions)
    gains = [definition for definition in definitions if definition.kind != "ratio"]
    yield from amounts.rows(stage, gains, cut, "earned", AMOUNTS, RECORDED)
    for definition in definitions:
        if definition.kind == "ratio":
            yield from _replacement(stage, definition, cut)


def _replacement(stage: Stage, definition: Definition, cut: str) -> Iterator[Row]:
    """A ratio of sums over those who earned before. No interval: the people are many, the ratio is one."""
    found = stage.rows(REPLACED.format(**amounts.named(stage, "earned", cut)), cut=cut)
    for scope_id, value_id, n, unknown, immature, excluded, value in found:
        yield make_row(
            definition,
            stage.parameters["as_of"],
            stage.group(cut, scope_id, value_id),
            denominator=n,
            unknown=unknown,
            immature=immature,
            excluded=excluded,
            value=value,
        )
