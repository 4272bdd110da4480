"""One narrow row per position of an opening posted in the period: is it filled, and after how many days."""

from collections.abc import Iterator

from placements.outcomes.definitions import Definition
from placements.outcomes.definitions.employers import FILL_DAYS
from placements.outcomes.statistics import survival_curve

from .facts import EXCLUDED, IMMATURE, NO, UNKNOWN, YES
from .firms import OWNERS, grouped, make_four_quarters
from .retention import rate
from .row import Row, make_row
from .stage import Stage

# The n-th position is filled by the n-th accepted offer. `timed`: accepted, still open (NO: censored), or not known.
POSITIONS = f"""
select o.id as opening_id, n.place, o.initiative_id, o.employer_id,
       (case when o.posted_on + {FILL_DAYS} > %(as_of)s then {IMMATURE} when f.day <= %(as_of)s then {YES}
             when f.day is null and o.status = 'filled' then {UNKNOWN} else {NO} end)::smallint as filled,
       (case when f.day <= %(as_of)s then {YES}
             when f.day is null and (o.status = 'filled' or o.status = 'closed' and o.closed_on is null) then {UNKNOWN}
             else {NO} end)::smallint as timed,
       case when f.day <= %(as_of)s then f.day else least(%(as_of)s, o.expires_on, o.closed_on) end
           - o.posted_on as days
from {{opening}} o
join e_four_quarters p on o.posted_on between p.starts_on and p.ends_on
cross join lateral generate_series(1, o.positions) n (place)
left join (
    select opening_id, offer_accepted_on as day,
           row_number() over (partition by opening_id order by offer_accepted_on, id) as place
    from {{opening_fill}}
) f on f.opening_id = o.id and f.place = n.place
where o.status not in ('draft', 'review') and (%(initiative)s::bigint is null or o.initiative_id = %(initiative)s)
"""
FILLED = ", ".join(
    f"count(*) filter (where filled {condition})::int"
    for condition in (f"<> {EXCLUDED}", f"= {YES}", f"= {UNKNOWN}", f"= {IMMATURE}")
)
BY_DAY = """
(select {column}, days, timed, count(*)::int as n from e_position where {column} is not null group by 1, 2, 3)
"""


def rows(stage: Stage, definitions: list[Definition], cut: str) -> Iterator[Row]:
    if not definitions:
        return
    make_positions(stage)
    makers = {"rate": _fill_rates, "median": _times}
    for definition in definitions:
        yield from makers[definition.kind](stage, definition)


def make_positions(stage: Stage) -> None:
    make_four_quarters(stage)
    stage.table("e_position", POSITIONS)


def _fill_rates(stage: Stage, definition: Definition) -> Iterator[Row]:
    for owner in OWNERS:
        for group, (total, yes, unknown, immature) in grouped(stage, owner, FILLED, "e_position"):
            yield rate(
                definition, stage.parameters["as_of"], group,
                total=total, yes=yes, unknown=unknown, immature=immature, excluded=0,
            )  # fmt: skip


def _times(stage: Stage, definition: Definition) -> Iterator[Row]:
    for owner in OWNERS:
        gathered = "array_agg(days), array_agg(timed), array_agg(n)"
        for group, columns in grouped(stage, owner, gathered, BY_DAY.format(column=owner.column)):
            exits: dict[int, tuple[int, int]] = {}
            known = unknown = 0
            for days, timed, n in zip(*columns, strict=True):
                if timed == UNKNOWN:
                    unknown += n
                    continue
                known += n
                accepted, still_open = exits.get(days, (0, 0))
                exits[days] = (accepted + n, still_open) if timed == YES else (accepted, still_open + n)
            # At risk from before day 0: an offer can be accepted on the day of the posting.
            median = survival_curve(exits, {-1: known} if known else {}).median()
            yield make_row(
                definition, stage.parameters["as_of"], group,
                denominator=known, unknown=unknown, value=median.day, limits=(median.low, median.high),
            )  # fmt: skip
