"""Stage 4. From records to spells: how far each job is known to be held, and how far it may be.

The rules, with their reasons, stand in `oracle.evidence`; this is the same for everybody at once. `held` is the last
day the job is known to be held, `possible` the last day it may be, `open` where nothing is known to have ended it.
"""

from placements.outcomes.definitions.precedence import LEAST_FAVOURABLE, PRECEDENCE

from .stage import Stage
from .who import EVERYBODY, Who

# Statuses by rank: of two answers of one day, the stronger source counts, then the less favourable answer.
DECEASED, NOT_EMPLOYED, EMPLOYED_OTHER, EMPLOYED_SAME = range(len(LEAST_FAVOURABLE))
STRENGTHS = " ".join(f"when '{name}' then {place}" for place, name in enumerate(PRECEDENCE) if name)
SOURCE = f"(case source {STRENGTHS} else {len(PRECEDENCE) - 1} end)"

JOBS = """
select j.id, j.key, j.participant_id, j.employer_id, c.cohort_id, j.started_on, j.last_day_worked, j.first_observed_on,
       j.last_known_employed_on, (j.hourly_wage * 100)::int as wage_cents, (j.weekly_hours * 100)::int as hours,
       j.started_on <= %(as_of)s as begun
from {placement} j
join e_people p on p.participant_id = j.participant_id
left join e_cohort c on c.cohort_id = j.cohort_id and j.started_on <= %(as_of)s
"""

# The answer that counts on each day: rank and row in one number, so that the smallest wins.
ANSWERS = """
select j.id as job_id, j.participant_id, j.employer_id, j.begun, a.day, (a.best >> 48) & 3 as status,
       a.best & ((1::bigint << 48) - 1) as follow_up_id
from (
    select placement_id, observed_on as day, min((
        {source} * 4
        + case status when 'deceased' then 0 when 'not_employed' then 1 when 'employed_other' then 2 else 3 end
    )::bigint << 48 | id) as best
    from {{follow_up}}
    where observed_on <= %(as_of)s and status <> 'unreached' {few}
    group by placement_id, observed_on
) a
join e_job j on j.id = a.placement_id
"""

SEEN = "select job_id, max(day) as day from e_answer where status = 3 group by job_id"

GONE = """
select job_id, participant_id, employer_id, day, status, follow_up_id
from e_answer where begun and status in (1, 2)
"""

# Jobs without a stated end, and the last day they are known to be held before anything speaks against it.
OPEN = """
select j.id, j.participant_id, j.employer_id, j.started_on,
       greatest(j.started_on, seen.day, j.last_known_employed_on) as known
from e_job j left join e_seen seen on seen.job_id = j.id
where j.begun and j.last_day_worked is null
"""

# The first report that the person was no longer there: their own job's, or another's that speaks of this one too.
ENDED = """
select o.id, min(g.day) as day
from e_open o
join e_gone g on g.participant_id = o.participant_id and g.day >= o.started_on
where case when g.job_id = o.id then g.day >= o.known
           else g.day > o.known and (g.status = 1 or g.employer_id = o.employer_id) end
group by o.id
"""

SPELLS = """
select j.id, j.participant_id, j.employer_id, j.started_on as start, least(j.last_day_worked, %(as_of)s) as held,
       least(j.last_day_worked, %(as_of)s) as possible, j.last_day_worked > %(as_of)s as open
from e_job j where j.begun and j.last_day_worked is not null
union all
select o.id, o.participant_id, o.employer_id, o.started_on, least(o.known, %(as_of)s, gone.last_possible),
       coalesce(gone.last_possible, %(as_of)s), gone.last_possible is null
from e_open o
left join (
    select e.id, greatest(e.day, started.started_on + 1) - 1 as last_possible
    from e_ended e join e_open started on started.id = e.id
) gone on gone.id = o.id
union all
-- Seen at work elsewhere on a day: known on that day only. Where it names this very employer, the name is not believed.
select -g.follow_up_id, g.participant_id, nullif(f.employer_id, g.employer_id), g.day, g.day,
       coalesce(nowhere.day - 1, %(as_of)s), nowhere.day is null
from e_gone g
join {follow_up} f on f.id = g.follow_up_id
left join lateral (
    select min(n.day) as day from e_gone n
    where n.participant_id = g.participant_id and n.status = 1 and n.day > g.day
) nowhere on true
where g.status = 2
"""

# A reason to exclude, or a death, known by then: from the first day on. It bears on milestones after that day.
LEFT_OUT = """
select participant_id, min(day) as day from (
    select x.participant_id, x.effective_on as day
    from {exclusion} x join e_people using (participant_id) where x.effective_on <= %(as_of)s
    union all
    select participant_id, day from e_answer where status = 0
) reasons group by participant_id
"""


def make_spells(stage: Stage, who: Who = EVERYBODY) -> None:
    stage.table("e_job", JOBS, key="id")
    few = "and placement_id = any(array(select id from e_job))" if who.few else ""
    stage.table("e_answer", ANSWERS.format(source=SOURCE, few=few))
    stage.table("e_seen", SEEN)
    stage.table("e_gone", GONE, key="participant_id")
    stage.table("e_open", OPEN)
    stage.table("e_ended", ENDED)
    stage.table("e_spell", SPELLS, key="participant_id")
    stage.table("e_left_out", LEFT_OUT)
