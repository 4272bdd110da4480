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
BY_EMPLOYER, BY_PERSON = "participant_id, employer_id", "participant_id"
KINDS = {  # name → (which end, whose spells, the gap that is tolerated)
    "same_certain": ("held", BY_EMPLOYER, GAP_SAME),
    "same_possible": ("possible", BY_EMPLOYER, GAP_SAME),
    "any_certain": ("held", BY_PERSON, GAP_ANY),
    "any_possible": ("possible", BY_PERSON, GAP_ANY),
}
BEFORE = "(partition by {whose} order by start, id rows between unbounded preceding and 1 preceding)"
CHAINS = """
select * from (
    select id, {reached}
    from (
        select *, {numbered}
        from (select *, {fresh} from e_several) marked
    ) numbered
) chained where id > 0
""".format(
    fresh=", ".join(
        f"(start - max({end}) over {BEFORE.format(whose=whose)} - 1 > {gap})::int as fresh_{name}"
        for name, (end, whose, gap) in KINDS.items()
    ),
    numbered=", ".join(
        f"coalesce(sum(fresh_{name}) over (partition by {whose} order by start, id), 0) as chain_{name}"
        for name, (_end, whose, _gap) in KINDS.items()
    ),
    reached=", ".join(
        f"max({end}) over (partition by {whose}, chain_{name}) as {name}"
        + (f", bool_or(open) over (partition by {whose}, chain_{name}) as {name.split('_')[0]}_open"
           if end == "possible" else "")
        for name, (end, whose, _gap) in KINDS.items()
    ),
)  # fmt: skip

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
