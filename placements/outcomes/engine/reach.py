"""One row per initiative and firm that it ever served: served in the period, in its region, and before."""

from collections.abc import Iterator

from placements.outcomes.definitions import Definition
from placements.outcomes.definitions.employers import YEARS_BEFORE
from placements.outcomes.statistics import wilson

from .facts import EXCLUDED, NO, UNKNOWN, YES
from .firms import INITIATIVE, grouped, make_four_quarters
from .row import Row, make_row
from .stage import Stage

# What counts as a service is said here, and in `definitions.employers.SERVED`: a new kind of it is one more query.
SERVED = """
select s.initiative_id, s.employer_id, s.day
from (
    select initiative_id, employer_id, posted_on as day from {opening} where status not in ('draft', 'review')
    union all
    select o.initiative_id, o.employer_id, f.offer_accepted_on
    from {opening_fill} f join {opening} o on o.id = f.opening_id
    union all
    select c.initiative_id, j.employer_id, j.started_on
    from {placement} j join e_cohort c on c.cohort_id = j.cohort_id
) s
where s.day <= %(as_of)s and s.initiative_id is not null
  and (%(initiative)s::bigint is null or s.initiative_id = %(initiative)s)
"""

# The industries of each initiative by the digits that their codes begin with: 31-33 is 31, 32 and 33. What another
# one of the initiative's covers is left out.
INDUSTRIES = """
with named as (
    select i.id as initiative_id, code, digits
    from {initiative} i, unnest(i.industries) code,
    lateral (
        select code as digits where strpos(code, '-') = 0
        union all
        select n::text from generate_series(split_part(code, '-', 1)::int, nullif(split_part(code, '-', 2), '')::int) n
        where strpos(code, '-') > 0
    ) spelled
)
select distinct initiative_id, code, digits from named
where not exists (
    select from named broad where broad.initiative_id = named.initiative_id and broad.code <> named.code
    and starts_with(named.digits, broad.digits) and length(broad.digits) <= length(named.digits)
    and (broad.digits <> named.digits or broad.code < named.code)
)
"""

# `within`: does the firm lie in the initiative's counties and industries? Not known where its record does not say.
REACHED = f"""
with firm as (
    select s.initiative_id, s.employer_id, bool_or(s.day between p.starts_on and p.ends_on) as recent,
           bool_or(s.day < p.starts_on and s.day >= p.starts_on - interval '{YEARS_BEFORE} years') as earlier,
           max(s.day) as last_on, max(s.day) filter (where s.day < p.starts_on) as before_on
    from e_served s, e_four_quarters p where s.day <= p.ends_on group by s.initiative_id, s.employer_id
), placed as (
    select firm.*, e.county_fips = any (i.counties) as county, e.county_fips = '' as county_missing,
           (select coalesce(bool_or(starts_with(e.naics, n.digits)), false) from e_industry n
            where n.initiative_id = firm.initiative_id) as industry,
           (select coalesce(bool_or(starts_with(n.digits, e.naics) or strpos(e.naics, '-') > 0
                                    and left(n.digits, 2) between left(e.naics, 2) and right(e.naics, 2)), false)
            from e_industry n where n.initiative_id = firm.initiative_id) as industry_possible
    from firm
    join {{employer}} e on e.id = firm.employer_id
    join {{initiative}} i on i.id = firm.initiative_id
)
select initiative_id, employer_id,
       (case when not recent then null when county and industry then {YES}
             when (county or county_missing) and (industry or industry_possible) then {UNKNOWN}
             else {EXCLUDED} end)::smallint as reached,
       (case when not earlier then null when recent then {YES} else {NO} end)::smallint as again, last_on, before_on
from placed
"""

# The numbers that make up a region: of each county and industry the broadest there are in the period, in the latest
# quarter that has such numbers of every county.
NUMBERS = """
with cell as (
    select distinct i.id as initiative_id, cardinality(array(select distinct unnest(i.counties))) as counties, n.code,
           t.id, t.quarter, t.county_fips, t.naics, t.establishments,
           case when strpos(t.naics, '-') > 0 then 2 else length(t.naics) end as digits
    from {initiative} i
    join {establishments} t on t.county_fips = any (i.counties)
    join e_four_quarters p on t.quarter between p.first_quarter and p.last_quarter
    join e_industry n on n.initiative_id = i.id and starts_with(t.naics, n.digits)
    where %(initiative)s::bigint is null or i.id = %(initiative)s
), broadest as (
    select *, min(digits) over (partition by initiative_id, county_fips, code) as fewest from cell
), latest as (
    select initiative_id, max(quarter) as quarter
    from (
        select initiative_id, quarter from broadest where digits = fewest
        group by initiative_id, quarter, counties having count(distinct county_fips) = counties
    ) whole group by initiative_id
)
select initiative_id, id, establishments
from broadest join latest using (initiative_id, quarter) where digits = fewest
"""
REGIONS = "select initiative_id, sum(establishments)::int as establishments from e_number group by initiative_id"
WITHIN = """
(select g.initiative_id, g.establishments, r.reached
 from e_region g left join e_reached r on r.initiative_id = g.initiative_id)
"""


def rows(stage: Stage, definitions: list[Definition], cut: str) -> Iterator[Row]:
    if not definitions:
        return
    make_reached(stage)
    for definition in definitions:
        yield from (_again if definition.method == "again" else _penetration)(stage, definition)


def make_reached(stage: Stage) -> None:
    """e_reached: the firms ever served. e_number: the numbers of their region, which e_region sums."""
    make_four_quarters(stage)
    stage.table("e_served", SERVED)
    stage.table("e_industry", INDUSTRIES)
    stage.table("e_reached", REACHED)
    stage.table("e_number", NUMBERS)
    stage.table("e_region", REGIONS)


def _penetration(stage: Stage, definition: Definition) -> Iterator[Row]:
    states = ", ".join(f"count(*) filter (where reached = {state})::int" for state in (YES, UNKNOWN, EXCLUDED))
    for group, (whole, yes, unknown, excluded) in grouped(stage, INITIATIVE, f"max(establishments), {states}", WITHIN):
        yield make_row(
            definition, stage.parameters["as_of"], group,
            numerator=yes, denominator=whole, unknown=unknown, excluded=excluded, value=yes / whole if whole else None,
            limits=wilson(yes, whole) if yes <= whole else None,  # more than there are: one of the two is wrong
        )  # fmt: skip


def _again(stage: Stage, definition: Definition) -> Iterator[Row]:
    states = f"count(again)::int, count(*) filter (where again = {YES})::int"
    for group, (earlier, both) in grouped(stage, INITIATIVE, states, "e_reached"):
        yield make_row(
            definition, stage.parameters["as_of"], group,
            numerator=both, denominator=earlier, value=both / earlier if earlier else None,
            limits=wilson(both, earlier),
        )  # fmt: skip
