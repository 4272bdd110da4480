"""Make the facts of some people, compare them with what a run holds, and put the difference in place."""

from typing import NamedTuple

from django.db import connection

from intermediary.accounts.scope import acting
from placements.outcomes.definitions.earnings import PROGRESSION
from placements.outcomes.definitions.quality import ITEMS
from placements.outcomes.engine import CUTS, EVERYBODY, Stage, Who, begun, lay_out, some, sources
from placements.outcomes.engine.earnings import make_earnings
from placements.outcomes.engine.indicators import make_periods
from placements.outcomes.engine.progression import make_progress
from placements.outcomes.engine.quality import make_quality
from placements.outcomes.engine.scopes import BELONGS, make_belongs
from placements.outcomes.models import EnrollmentFact, PeriodFact, PlacementFact, Run
from placements.outcomes.runs import tallies, timing
from placements.outcomes.runs.columns import TABLES

LOCK_SPACE = 7202  # who works changes into a run waits for who does so already
MODELS = {"placement": PlacementFact, "enrollment": EnrollmentFact, "period": PeriodFact}
MADE = {"placement": "e_speaking", "enrollment": "e_enrollment", "period": "e_participated"}
UNIT = {"placement": ("placement_id",), "enrollment": ("enrollment_id",), "period": ("participant_id", "entry")}
TALLIED = ("placement", "enrollment")

# Scopes that the people's cohorts and employers belong to; new ones are entered.
ENTERED = """
select distinct %(initiative)s, w.scope, w.record_id from (
    select scope, record_id from e_belongs
    union all select 'employer', employer_id from e_job where cohort_id is not null
) w
where not exists (select 1 from outcomes_scope s
                  where s.initiative_id = %(initiative)s and s.scope = w.scope and s.record_id = w.record_id)
"""
MEMBER = """
select b.cohort_id, s.id as scope_id from e_belongs b
join outcomes_scope s on s.initiative_id = %(initiative)s and s.scope = b.scope and s.record_id = b.record_id
"""
# Cohorts whose place has changed: their facts leave the old scopes and enter the new ones, also where they are equal.
REGROUPED = """
select distinct cohort_id from (
    select cohort_id, scope_id from outcomes_membership
    where run_id = %(run)s and cohort_id in (select cohort_id from e_cohort)
    except all select cohort_id, scope_id from e_member
) gone
union
select n.cohort_id from e_member n
where exists (select 1 from outcomes_membership o where o.run_id = %(run)s and o.cohort_id = n.cohort_id)
and not exists (select 1 from outcomes_membership o
                where o.run_id = %(run)s and o.cohort_id = n.cohort_id and o.scope_id = n.scope_id)
"""
LEFT = """
delete from outcomes_membership o where run_id = %(run)s and cohort_id in (select cohort_id from e_cohort)
and not exists (select from e_member n where n.cohort_id = o.cohort_id and n.scope_id = o.scope_id)
"""
JOINED = """
insert into outcomes_membership (run_id, cohort_id, scope_id) select %(run)s, cohort_id, scope_id from e_member
on conflict do nothing
"""

# The first placement with a wage speaks for its person in a scope. Who has only one is spoken for by it everywhere.
PLACE = """
select id, participant_id, cohort_id, employer_id, row_number() over (
           partition by participant_id order by wage_cents is null, started_on, key collate "C") as place
from e_fact
join (select participant_id from e_fact group by participant_id having count(*) > 1) several using (participant_id)
"""
FIRST = """
select m.scope_id, f.participant_id, min(f.place) as place from e_place f join {members}
group by m.scope_id, f.participant_id
"""
# What later facts know of the placement.
BESIDE = (
    *("earned", "recorded", "before_cents", "after_cents"),
    *("said_again", *(f"{what}_{days}" for days in PROGRESSION for what in ("state", "gain"))),
    *("good", *ITEMS),
)
SPEAKING = """
select f.id as placement_id, f.*, {beside},
       case when p.id is not null then coalesce(s.counts_in, array[]::bigint[]) end as counts_in
from e_fact f
join e_around on e_around.id = f.id join e_progress on e_progress.id = f.id join e_quality on e_quality.id = f.id
left join e_place p on p.id = f.id
left join (
    select participant_id, place, array_agg(scope_id order by scope_id) as counts_in
    from (({cohorts}) union all ({employers})) own group by participant_id, place
) s on s.participant_id = p.participant_id and s.place = p.place
""".format(
    beside=", ".join(BESIDE),
    cohorts=FIRST.format(members="e_member m using (cohort_id)"),
    employers=FIRST.format(
        members="(select id as scope_id, record_id as employer_id from outcomes_scope "
        "where initiative_id = %(initiative)s and scope = 'employer') m using (employer_id)"
    ),
)
ENROLLMENT = "select id as enrollment_id, * from e_enrolled"
PARTICIPATED = "select p.*, s.cohorts from e_period p join e_cohort_set s using (cohort_set)"


class Difference(NamedTuple):
    """How many facts of a kind were taken out and put in; a changed one is both."""

    removed: int
    added: int

    @property
    def gained(self) -> int:
        return self.added - self.removed


def refresh(run: Run, who: Who, tally: bool = True) -> dict[str, Difference]:
    """Bring the facts of some people up to the records as they stand, and, where asked, the tallies with them.

    One transaction, safe to repeat: what already is as it should be is not written.
    """
    with acting("system"):
        if tally:
            _lock(run)
            who = _with_changed_cohorts(run, who)
        stage = make(run, who)
        found = differ(stage, who)
        if tally and run.tallied:
            stage.lay("e_moved", _all_moved("e_removed", -1), analyze=False)
        stage.run(LEFT)
        stage.run(JOINED)
        if tally and run.tallied:
            stage.run("insert into e_moved " + _all_moved("e_added", 1))
            run.layers = tallies.add_layer(stage)  # whoever holds the run may save it
        for kind in MODELS:
            _replace(stage, kind)
        stage.clear()
    timing.add(stage.seconds)
    return found


def make(run: Run, who: Who) -> Stage:
    """Lay out the facts that a run should hold of some people, and the scopes that their cohorts count in."""
    stage = begun(as_of=run.as_of, known_on=run.known_on, initiative=run.initiative, who=who)
    stage.parameters |= {"run": run.pk, "tallied": run.tallied}
    fill(stage, who)
    return stage


def fill(stage: Stage, who: Who = EVERYBODY) -> None:
    """The facts of some people, one table after the other, in a stage that has its cohorts."""
    lay_out(stage, CUTS, who, keep_codes=True)
    for make_more in (make_earnings, make_progress, make_quality):
        make_more(stage, ())
    make_belongs(stage)
    stage.keep("outcomes_scope", "initiative_id, scope, record_id", ENTERED)
    stage.table("e_member", MEMBER, key="cohort_id")
    stage.table("e_regrouped", REGROUPED)
    stage.table("e_place", PLACE, key="id")
    stage.once("e_speaking", SPEAKING)
    stage.once("e_enrollment", ENROLLMENT)
    stage.relations["cohort_scope"] = "e_member"
    make_periods(stage, CUTS)
    stage.once("e_participated", PARTICIPATED)


def differ(stage: Stage, who: Who) -> dict[str, Difference]:
    """Make e_removed_… and e_added_…: what the run holds and should not, and what it should hold and does not."""
    for kind in MODELS:
        make_difference(stage, kind, who)
    return {kind: _difference(stage, kind) for kind in MODELS}


def _lock(run: Run) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [LOCK_SPACE, run.pk])


def _fields(kind: str) -> list:
    return [field for field in MODELS[kind]._meta.local_fields if field.column not in (None, "run_id")]


def columns(kind: str) -> list[str]:
    return [field.column for field in _fields(kind)]


def typed(kind: str) -> str:
    """The facts that were made, each column as the stored table has it, so that rows compare."""
    names = ", ".join(f"{field.column}::{field.db_type(connection)} as {field.column}" for field in _fields(kind))
    return f"select {names} from {MADE[kind]}"


def make_difference(stage: Stage, kind: str, who: Who, made: str = "") -> None:
    """`made` is what to compare, by default `typed`."""
    held = f"select {', '.join(columns(kind))} from {TABLES[kind]} where run_id = %(run)s and {who.condition}"
    made = made or typed(kind)
    if who is not EVERYBODY:  # read once of what many others are in
        stage.lay(f"e_held_{kind}", held)
        held = f"select * from e_held_{kind}"
    if who.few:
        stage.lay(f"e_now_{kind}", made)
        made = f"select * from e_now_{kind}"
    for name, one, other in (("removed", held, made), ("added", made, held)):
        differing = f"({one}) except ({other})"
        if kind in TALLIED:
            differing = (
                f"({differing}) union select * from ({one}) o where cohort_id in (select cohort_id from e_regrouped)"
            )
        stage.lay(f"e_{name}_{kind}", differing)


def _difference(stage: Stage, kind: str) -> Difference:
    return Difference(
        *stage.rows(f"select (select count(*) from e_removed_{kind}), (select count(*) from e_added_{kind})")[0]
    )


def _all_moved(facts: str, sign: int) -> str:
    return " union all ".join(tallies.moved(f"{facts}_{kind}", kind, sign) for kind in TALLIED)


def removing(kind: str) -> str:
    same = " and ".join(f"f.{column} = gone.{column}" for column in UNIT[kind])
    return f"delete from {TABLES[kind]} f using e_removed_{kind} gone where f.run_id = %(run)s and {same}"


def adding(kind: str) -> str:
    names = ", ".join(columns(kind))
    return f"insert into {TABLES[kind]} (run_id, {names}) select %(run)s, {names} from e_added_{kind}"


def _replace(stage: Stage, kind: str) -> None:
    stage.run(removing(kind))
    stage.run(adding(kind))


# Cohorts of these people whose place has changed (another program, another grant that pays): everybody in them moves.
MOVED_WITH = f"""
with theirs as (
    select cohort_id from placements_placement where {{who}} and cohort_id is not null
    union select cohort_id from trainings_enrollment where {{who}}
), e_cohort as (
    select c.id as cohort_id, c.initiative_id, c.program_id
    from trainings_cohort c join theirs on theirs.cohort_id = c.id where c.initiative_id = %(initiative)s
), now as (
    select b.cohort_id, s.id as scope_id from ({BELONGS.format(**sources.TABLES)}) b
    left join outcomes_scope s
        on s.initiative_id = %(initiative)s and s.scope = b.scope and s.record_id = b.record_id
), held as (
    select cohort_id, scope_id from outcomes_membership join theirs using (cohort_id) where run_id = %(run)s
), regrouped as (
    select cohort_id from ((table now except table held) union all (table held except table now)) either
    where cohort_id in (select cohort_id from held)
)
select participant_id from outcomes_placementfact where run_id = %(run)s and cohort_id in (table regrouped)
union select participant_id from outcomes_enrollmentfact where run_id = %(run)s and cohort_id in (table regrouped)
"""


def _with_changed_cohorts(run: Run, who: Who) -> Who:
    if not who.few:
        return who
    with connection.cursor() as cursor:
        cursor.execute(
            MOVED_WITH.format(who=who.condition),
            {"run": run.pk, "initiative": run.initiative_id, **who.parameters},
        )
        more = {person for (person,) in cursor.fetchall()} - set(who.parameters["people"])
    return some(sorted(more.union(who.parameters["people"]))) if more else who
