"""Periods of participation of each person, from services and enrollments of all initiatives together, their exits, and
who is left out (outcome measures, sections 1.1 and 1.2). The plain rules stand in `oracle.participation`.
"""

from placements.outcomes.definitions.wioa import EXIT_DAYS, IN_TRAINING, QUALIFYING_TRAINING, USUAL_TRAINING

from .quarters import quarter
from .stage import Stage

# What keeps a period open: participation-level services on their day, a seat in a cohort from its first to last day.
ATTENDED = f"""
select s.participant_id, s.provided_on as first, s.provided_on as last, null::bigint as cohort_id, null as training
from {{service}} s join e_people using (participant_id)
where s.keeps_open and s.planned is not true and s.provided_on <= %(as_of)s
union all
select e.participant_id, e.enrolled_on, least(coalesce(e.ended_on, %(as_of)s), %(as_of)s), e.cohort_id,
       coalesce(nullif(e.training_type, ''), '{USUAL_TRAINING}')
from {{enrollment}} e join e_people using (participant_id)
where e.enrolled_on <= %(as_of)s and e.status in ('enrolled', 'completed', 'withdrawn', 'dismissed')
"""

# Islands: a new period begins where the last day of everything before it lies more than 90 days back.
ATTENDANCE = f"""
select participant_id, first, last, cohort_id, training,
       sum(fresh) over (partition by participant_id order by first, last) as number
from (
    select *, coalesce((first - max(last) over before > {EXIT_DAYS})::int, 0) as fresh
    from e_attended
    window before as (partition by participant_id order by first, last rows between unbounded preceding and 1 preceding)
) marked
"""

# Planned by intent, or dated after as_of: the exit waits for it.
PLANNED = "select distinct participant_id from {service} where keeps_open and provided_on > %(as_of)s"

PARTICIPATION = f"""
select row_number() over (order by participant_id, number)::int as id, participant_id, entry, cohorts, in_credential,
       in_training, exit_on, {quarter("exit_on")} as exit_quarter
from (
    select *, case when number < latest or (last + {EXIT_DAYS} <= %(as_of)s and planned.participant_id is null)
                   then last end as exit_on
    from (
        select participant_id, number, min(first) as entry, max(last) as last,
               max(number) over (partition by participant_id) as latest,
               array_agg(distinct cohort_id order by cohort_id) filter (where cohort_id is not null) as cohorts,
               coalesce(bool_or(training in {QUALIFYING_TRAINING}), false) as in_credential,
               coalesce(bool_or(training in {IN_TRAINING}
                                and first <= %(progress_end)s and last >= %(progress_start)s), false) as in_training
        from e_attendance group by participant_id, number
    ) p
    left join e_planned planned using (participant_id)
) decided
"""

# Reasons known by as_of; a death may also be known from a follow-up.
REASON = """
select x.participant_id, x.effective_on as day, x.keeps_education
from {exclusion} x join e_people using (participant_id) where x.effective_on <= %(as_of)s
union all
select participant_id, day, false from e_answer where status = 0
"""
BARRED = f"""
select p.id, bool_or(not r.keeps_education) as from_education
from e_participation p join e_reason r using (participant_id)
where p.exit_on is null or {quarter("r.day")} <= p.exit_quarter + 4
group by p.id
"""

# Most periods are of one cohort and few sets of cohorts occur: a period refers to its set, and the set to its scopes.
COHORT_SET = """
select row_number() over (order by cohorts)::int as cohort_set, cohorts
from (select distinct cohorts from e_participation where cohorts is not null) sets
"""
PERIOD_SCOPE = """
select distinct s.cohort_set, m.scope_id
from e_cohort_set s cross join unnest(s.cohorts) own (cohort_id) join {scopes} m using (cohort_id)
"""


def make_participation(stage: Stage) -> None:
    stage.table("e_attended", ATTENDED)
    stage.table("e_attendance", ATTENDANCE)
    stage.table("e_planned", PLANNED)
    stage.table("e_participation", PARTICIPATION, key="participant_id")
    stage.table("e_reason", REASON)
    stage.table("e_barred", BARRED)
    stage.table("e_cohort_set", COHORT_SET)
    stage.table("e_period_scope", PERIOD_SCOPE.format(scopes=stage.relations["cohort_scope"]))
