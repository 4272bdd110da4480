"""Stage 5. Spells that follow one another without a break, for people who have more than one.

Who has a single spell is their own chain. The others are strung together twice: by what is certain, and by what is
possible. A chain ends where the next spell begins more than the tolerated gap after everything before it has ended.
"""

from placements.outcomes.definitions.retention import GAP_ANY, GAP_SAME, MILESTONES

from .stage import Stage

SEVERAL = """
select s.* from e_spell s
join (select participant_id from e_spell group by participant_id having count(*) > 1) many using (participant_id)
"""

# Islands: a row is the first of a new chain where the gap to the furthest end before it is too long.
CHAIN = """
select id, max({end}) over island as reach, bool_or(open) over island as open
from (
    select *, coalesce(sum(fresh) over (partition by {whose} order by start, id), 0) as chain
    from (
        select *, (start - max({end}) over (partition by {whose} order by start, id
                                            rows between unbounded preceding and 1 preceding) - 1 > {gap})::int as fresh
        from e_several
    ) marked
) numbered
window island as (partition by {whose}, chain)
"""
BY_EMPLOYER, BY_PERSON = "participant_id, employer_id", "participant_id"

CHAINS = f"""
select s.id, same_certain.reach as same_certain, same_possible.reach as same_possible, same_possible.open as same_open,
       any_certain.reach as any_certain, any_possible.reach as any_possible, any_possible.open as any_open
from e_several s
join ({CHAIN.format(end="held", whose=BY_EMPLOYER, gap=GAP_SAME)}) same_certain using (id)
join ({CHAIN.format(end="possible", whose=BY_EMPLOYER, gap=GAP_SAME)}) same_possible using (id)
join ({CHAIN.format(end="held", whose=BY_PERSON, gap=GAP_ANY)}) any_certain using (id)
join ({CHAIN.format(end="possible", whose=BY_PERSON, gap=GAP_ANY)}) any_possible using (id)
where s.id > 0
"""

# Whether any spell of the person covers the day, for certain or possibly.
SNAPSHOTS = """
select own.id, {columns}
from e_several own join e_several s on s.participant_id = own.participant_id
where own.id > 0
group by own.id
""".format(
    columns=", ".join(
        f"bool_or(own.start + {days} between s.start and s.{end}) as {name}_{days}"
        for days in MILESTONES
        for end, name in (("held", "certain"), ("possible", "maybe"))
    )
)


def make_chains(stage: Stage) -> None:
    stage.table("e_several", SEVERAL, key="participant_id")
    stage.table("e_chain", CHAINS)
    stage.table("e_snapshot", SNAPSHOTS)
