"""Stage 6. One narrow row per placement and one per enrollment: small integers, integer cents. All figures are sums
over these rows; how far they have to be read, and not how they came about, is what a figure costs.
"""

from placements.outcomes.definitions.retention import GAP_ANY, MILESTONES
from placements.outcomes.definitions.training import PLACEMENT_DAYS
from placements.outcomes.definitions.wages import WEEKS

from .people import code_columns
from .stage import Stage

YES, NO, UNKNOWN, IMMATURE, EXCLUDED = STATES = range(1, 6)
METHODS = ("same", "continuous", "snapshot")
FAR = 366  # survival is read to day 365: what comes later is one day

CHAINED = f"""
select j.id, j.key, j.participant_id, j.cohort_id, j.employer_id, j.started_on, j.wage_cents, j.hours,
       coalesce(entry.entered_on, c.starts_on) as entered_on,
       greatest(j.first_observed_on - j.started_on, 0) as entry,
       gone.day as left_out, s.held, s.possible,
       coalesce(chain.same_certain, s.held) as same_certain, coalesce(chain.same_possible, s.possible) as same_possible,
       coalesce(chain.same_open, s.open) as same_open,
       coalesce(chain.any_certain, s.held) as any_certain, coalesce(chain.any_possible, s.possible) as any_possible,
       not coalesce(chain.any_open, s.open)
           and %(as_of)s - coalesce(chain.any_possible, s.possible) <= {GAP_ANY} as pending,
       coalesce(chain.any_open, s.open) as any_open
from e_job j
join e_spell s on s.id = j.id
join e_cohort c on c.cohort_id = j.cohort_id
left join e_entry entry on entry.participant_id = j.participant_id and entry.cohort_id = j.cohort_id
left join e_chain chain on chain.id = j.id
left join e_left_out gone on gone.participant_id = j.participant_id
"""


def milestone(method: str, days: int) -> str:
    """The state of one placement at one milestone, in the order of the standard (section 2)."""
    day = f"f.started_on + {days}"
    certain, possible = {
        "same": (f"same_certain >= {day}", f"same_possible >= {day}"),
        "continuous": (f"any_certain >= {day}", f"(any_possible >= {day} or pending)"),
        "snapshot": (f"coalesce(certain_{days}, held >= {day})", f"coalesce(maybe_{days}, possible >= {day})"),
    }[method]
    return (
        f"(case when {day} > %(as_of)s then {IMMATURE} when entry > 0 or left_out < {day} then {EXCLUDED} "
        f"when {certain} then {YES} when {possible} then {UNKNOWN} else {NO} end)::smallint as {method}_{days}"
    )


def survival(method: str, chain: str, ended: str) -> str:
    """Day of the event or of the last sight, in days since the start; null where never at risk."""
    time = f"case when {ended} then {chain}_possible - f.started_on + 1 else {chain}_certain - f.started_on end"
    return f"""least({time}, left_out - f.started_on) as {method}_time,
               {ended} and ({time}) <= coalesce(left_out - f.started_on, ({time})) as {method}_ended"""


FACTS = f"""
select f.id, f.key, f.participant_id, f.cohort_id, f.employer_id, f.started_on,
       entry as entry_day, least(entry, {FAR})::smallint as entry,
       {", ".join(milestone(method, days) for method in METHODS for days in MILESTONES)},
       {survival("same", "same", "not same_open")},
       {survival("continuous", "any", "(not any_open and not pending)")},
       f.wage_cents, p.prior_cents, f.wage_cents::bigint * f.hours * {WEEKS} as year_after,
       p.prior_cents::bigint * p.prior_hours * {WEEKS} as year_before,
       p.prior_cents is not null
           and (f.entered_on is null or p.prior_ended is null
                or p.prior_ended >= (f.entered_on - interval '1 year')::date) as had_job,
       extract(year from coalesce(p.prior_ended, f.entered_on))::int as prior_year
       {{codes}}
from e_chained f
join e_person p on p.participant_id = f.participant_id
left join e_snapshot seen on seen.id = f.id
"""

ENROLLED = f"""
select n.*,
       case when completion <> {YES} then null
            when ended_on is null then {UNKNOWN}
            when ended_on + {PLACEMENT_DAYS} > %(as_of)s then {IMMATURE}
            when first_start <= ended_on + {PLACEMENT_DAYS} then {YES} else {NO} end as placed,
       case when completion <> {YES} then null
            when ended_on is null then {UNKNOWN}
            when first_start <= ended_on + {PLACEMENT_DAYS} then {YES} else {NO} end as placed_so_far
from (
    select e.id, e.participant_id, e.cohort_id, e.ended_on, hired.first_start,
           case when e.status = 'enrolled' or e.ended_on > %(as_of)s then {IMMATURE}
                when e.status = 'completed' then {YES} else {NO} end as completion {{codes}}
    from {{{{enrollment}}}} e
    join e_cohort c on c.cohort_id = e.cohort_id
    join e_person p on p.participant_id = e.participant_id
    left join (
        select participant_id, cohort_id, min(started_on) as first_start
        from e_job where cohort_id is not null group by participant_id, cohort_id
    ) hired on hired.participant_id = e.participant_id and hired.cohort_id = e.cohort_id
    where e.enrolled_on <= %(as_of)s and e.status in ('enrolled', 'completed', 'withdrawn', 'dismissed')
) n
"""


def make_facts(stage: Stage, cuts: tuple[str, ...]) -> None:
    stage.table("e_chained", CHAINED)
    stage.table("e_fact", FACTS.format(codes=code_columns(cuts, "f.entered_on")))
    stage.table("e_enrolled", ENROLLED.format(codes=code_columns(cuts, "e.enrolled_on")))
