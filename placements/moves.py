"""Who moved along a career pathway: people's successive jobs, counted on each way by one statement.

A person stands at the step whose occupation their last job on the pathway has; jobs off the pathway in between change
nothing. A move along a way is a job at its end that follows one at its start, begun since the person came to the
initiative (the first day in one of its cohorts, or of a job that one led to). Onto the pathway moves who has their
first job on it out of a cohort of the initiative. One employer is a firm with all that is part of it.
"""

from datetime import date
from typing import NamedTuple

from django.db import connection

from trainings.pathways.models import Pathway

JOBS = """
with recursive firm (id, root) as (
    select id, id from employers_employer where parent_id is null
    union all select e.id, f.root from employers_employer e join firm f on f.id = e.parent_id
), ours (participant_id, since) as (
    select participant_id, min(since) from (
        select e.participant_id, e.enrolled_on as since from trainings_enrollment e
        join trainings_cohort c on c.id = e.cohort_id where c.initiative_id = %(initiative)s
        union all
        select j.participant_id, j.started_on from placements_placement j
        join trainings_cohort c on c.id = j.cohort_id where c.initiative_id = %(initiative)s
    ) came where since <= %(as_of)s group by participant_id
), job as (
    select s.id as step_id, j.id, j.participant_id, j.started_on, j.hourly_wage, f.root as firm, o.since,
           coalesce(c.initiative_id = %(initiative)s, false) as by_us
    from ours o
    join placements_placement j on j.participant_id = o.participant_id and j.started_on <= %(as_of)s
    join pathways_step s on s.pathway_id = %(pathway)s and s.soc <> ''
        and replace(s.soc, '-', '') = left(replace(j.soc, '-', ''), 6)
    left join firm f on f.id = j.employer_id
    left join trainings_cohort c on c.id = j.cohort_id
)
"""
STEPS = f"""{JOBS}
select step_id, count(distinct participant_id), count(hourly_wage),
       percentile_cont(0.5) within group (order by hourly_wage)
from (select distinct on (step_id, participant_id) * from job where started_on >= since
      order by step_id, participant_id, started_on, id) first
group by step_id
"""
MOVES = f"""{JOBS}
, successive as (
    select *, lag(step_id) over next as from_step, lag(firm) over next as from_firm,
           lag(hourly_wage) over next as from_wage
    from job window next as (partition by participant_id order by started_on, id)
)
select e.id, count(distinct participant_id),
       count(distinct participant_id) filter (where firm = from_firm),
       count(hourly_wage - from_wage),
       percentile_cont(0.5) within group (order by hourly_wage - from_wage)
from successive s
join pathways_edge e on e.pathway_id = %(pathway)s and e.end_id = s.step_id
    and e.start_id is not distinct from s.from_step
where s.started_on >= s.since and (s.from_step is not null or s.by_us)
group by e.id
"""


class There(NamedTuple):
    """People who took up an occupation since they came to us; their median first wage there, of `waged` it is known."""

    people: int
    waged: int
    wage: float | None


class Moved(NamedTuple):
    """People who moved along a way, how many of them with one employer, and the median gain of `waged` an hour."""

    people: int
    same_employer: int
    waged: int
    gain: float | None


def there(pathway: Pathway, as_of: date) -> dict[int, There]:
    """Step id → who of the initiative's people got there. A step without anybody is missing."""
    return {row[0]: There(*row[1:]) for row in _rows(STEPS, pathway, as_of)}


def moved(pathway: Pathway, as_of: date) -> dict[int, Moved]:
    """Edge id → who moved along it. A way that nobody took is missing."""
    return {row[0]: Moved(*row[1:]) for row in _rows(MOVES, pathway, as_of)}


def _rows(sql: str, pathway: Pathway, as_of: date) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"pathway": pathway.pk, "initiative": pathway.initiative_id, "as_of": as_of})
        return cursor.fetchall()
