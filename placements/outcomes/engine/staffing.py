"""What firms say of their staff beside our hires: turnover before and since, and who stays longer."""

from collections.abc import Iterator

from placements.outcomes.definitions import Definition
from placements.outcomes.definitions.employers import COMPARED, MIN_COMPARED
from placements.outcomes.statistics import half_up, newcombe

from .facts import EXCLUDED, IMMATURE, NO, UNKNOWN, YES
from .firms import HIRES, OWNERS, Owner, grouped, make_four_quarters
from .row import Row, make_row
from .stage import Stage

# `until` is the first day after the months.
REPORTS = """
select h.*, left(replace(h.soc, '-', ''), 6) as occupation, (h.starts_on + interval '1 month' * h.months)::date as until
from {headcount} h
where (h.starts_on + interval '1 month' * h.months)::date <= %(as_of)s::date + 1
"""

# Headcounts of an occupation by where they lie from the first hire in it: `turnover`, `turnover_before` or neither.
SIDES = """
(select hired.{column}, r.id as headcount_id, r.separations, r.average_headcount * r.months as headmonths,
        case when r.starts_on > hired.day and r.starts_on >= p.starts_on and r.until <= p.ends_on + 1 then 'since'
             when r.starts_on >= hired.month - interval '1 year' and r.until <= hired.month then 'before'
        end as side, hired.day
 from (select {keys}, min(started_on) as day, date_trunc('month', min(started_on))::date as month
       from e_hire group by {keys}) hired
 join e_report r on r.employer_id = hired.employer_id and r.occupation = hired.soc
 cross join e_four_quarters p)
"""
TOLD = "separations is not null and headmonths is not null"

# Our hires of which a headcount tells the others: due once everybody hired in its months could have stayed so long.
BESIDE = f"""
select h.id as placement_id, h.initiative_id, h.employer_id, r.id as headcount_id, r.other_hires,
       {
    ", ".join(
        f"r.other_retained_{n} as retained_{n}, (case when r.until - 1 + {n} > %(as_of)s then {IMMATURE} "
        f"when r.other_retained_{n} is not null then f.same_{n} end)::smallint as stayed_{n}"
        for n in COMPARED
    )
}
from e_hire h
join e_report r on r.employer_id = h.employer_id and r.occupation = h.soc
     and h.started_on >= r.starts_on and h.started_on < r.until
join {{fact}} f on f.id = h.id
where r.other_hires is not null
"""
# A headcount's other hires count once, however many hires of ours stand beside them.
ONCE = """
(select {column}, headcount_id, max(other_hires) as others, max({retained}) as others_stayed,
        count(*) filter (where {stayed} = {yes}) as yes, count(*) filter (where {stayed} = {unknown}) as unknown,
        count(*) filter (where {stayed} in ({yes}, {no}, {unknown})) as eligible,
        count(*) filter (where {stayed} = {immature}) as immature,
        count(*) filter (where {stayed} = {excluded}) as excluded
 from e_beside where {stayed} is not null group by {column}, headcount_id)
"""
SUMS = """
sum(yes)::int, sum(eligible)::int, sum(unknown)::int, sum(immature)::int, sum(excluded)::int,
coalesce(sum(others) filter (where eligible > 0), 0)::int,
coalesce(sum(others_stayed) filter (where eligible > 0), 0)::int
"""


def rows(stage: Stage, definitions: list[Definition], cut: str) -> Iterator[Row]:
    if not definitions:
        return
    make_beside(stage)
    makers = {"turnover": _turnover, "difference": _differences}
    for definition in definitions:
        for owner in OWNERS:
            yield from makers[definition.kind](stage, definition, owner)


def make_beside(stage: Stage) -> None:
    """e_hire, e_report: our hires and the firms' headcounts. e_beside: hires of whose months a headcount tells."""
    make_four_quarters(stage)
    stage.table("e_hire", HIRES)
    stage.table("e_report", REPORTS)
    stage.table("e_beside", BESIDE.format(fact=stage.relations["fact"]))


def counted(definition: Definition, owner: Owner) -> str:
    """The headcounts of a turnover, as a query in parentheses."""
    keys = ", ".join(dict.fromkeys((owner.column, "employer_id", "soc")))
    return f"(select * from {SIDES.format(column=owner.column, keys=keys)} sided where side = '{definition.method}')"


def once(definition: Definition, owner: Owner) -> str:
    """The headcounts of a comparison, each with our hires beside it, as a query in parentheses."""
    n = definition.days
    return ONCE.format(
        column=owner.column, retained=f"retained_{n}", stayed=f"stayed_{n}",
        yes=YES, no=NO, unknown=UNKNOWN, immature=IMMATURE, excluded=EXCLUDED,
    )  # fmt: skip


def _turnover(stage: Stage, definition: Definition, owner: Owner) -> Iterator[Row]:
    columns = f"""coalesce(sum(separations) filter (where {TOLD}), 0)::int,
        coalesce(sum(headmonths) filter (where {TOLD}), 0), count(*) filter (where not ({TOLD}))::int"""
    for group, (separations, months, unknown) in grouped(stage, owner, columns, counted(definition, owner)):
        yield make_row(
            definition, stage.parameters["as_of"], group,
            numerator=separations, denominator=int(half_up(months / 12, 0)), unknown=unknown,
            value=float(separations * 12 / months) if months else None,
        )  # fmt: skip


def _differences(stage: Stage, definition: Definition, owner: Owner) -> Iterator[Row]:
    for group, numbers in grouped(stage, owner, SUMS, once(definition, owner)):
        yes, ours, unknown, immature, excluded, others, stayed = numbers
        enough = min(ours, others) >= MIN_COMPARED
        yield make_row(
            definition, stage.parameters["as_of"], group,
            denominator=ours, unknown=unknown, immature=immature, excluded=excluded,
            value=yes / ours - stayed / others if enough else None,
            limits=newcombe(yes, ours, stayed, others) if enough else None,
        )  # fmt: skip
