"""`e_period`: one narrow row per period of participation, with the answer of each federal indicator (section 1.3).

States are those of `facts`; null is not counted at all. In order: outside the window or the measure, not measurable
yet, left out, and only then what is known. Earnings are integer cents beside their state.
"""

from placements.outcomes.definitions.wioa import CREDENTIAL_DAYS, QUALIFYING_TRAINING, SECONDARY

from .after_exit import EMPLOYED, NOT_EMPLOYED, NOT_YET_AVAILABLE, QUARTERS, make_after_exit
from .facts import EXCLUDED, IMMATURE, NO, UNKNOWN, YES
from .people import code_columns
from .periods import make_participation
from .quarters import NOT_YET_CENTS, make_quarters
from .stage import Stage

# What was attained from entry to 365 days after exit. Without its day or type a credential may count.
ATTAINED = f"""
select p.id, bool_or(dated and c.type > '{SECONDARY}') as credential,
       bool_or(dated and c.type = '{SECONDARY}') as diploma,
       bool_or((dated and c.type = '') or (c.attained_on is null and c.type <> '{SECONDARY}')) as credential_maybe,
       bool_or(c.attained_on is null and c.type = '{SECONDARY}') as diploma_maybe
from e_participation p
join {{credential}} c on c.participant_id = p.participant_id and c.type <> '0'
cross join lateral (
    select coalesce(c.attained_on between p.entry and p.exit_on + {CREDENTIAL_DAYS}, false) as dated
) d
where p.exit_on is not null
group by p.id
"""

# A diploma needs work or study after it: a seat in a later training, taken within 365 days of the exit.
STUDIED = f"""
select distinct p.id
from e_participation p
join e_attendance a on a.participant_id = p.participant_id and a.training in {QUALIFYING_TRAINING}
                   and a.first > p.exit_on and a.first <= p.exit_on + {CREDENTIAL_DAYS}
"""

GAINED = f"""
select distinct p.id
from e_participation p
join (
    select participant_id, gained_on as day from {{skill_gain}}
    union all
    select participant_id, attained_on from {{credential}} where type = '{SECONDARY}'
) g on g.participant_id = p.participant_id
   and g.day between greatest(p.entry, %(progress_start)s) and least(%(progress_end)s, %(as_of)s)
"""

SOME_CODE = "{code} in (" + ", ".join(f"code_{n}" for n in QUARTERS) + ")"
FOLLOWED = f"(studied or {SOME_CODE.format(code=EMPLOYED)})"


def _exit_outside(window: str) -> str:
    """Also where there is no exit."""
    return f"(exit_on between %({window}_start)s and %({window}_end)s) is not true"


def _after_quarter(n: int, window: str, answer: str) -> str:
    """The state of a measure of the n-th quarter after exit, where `answer` holds the branches of what is known."""
    return (
        f"(case when {_exit_outside(window)} then null when exit_quarter + {n} >= %(open_quarter)s then {IMMATURE} "
        f"when barred then {EXCLUDED} {answer} end)::smallint"
    )


def _employed(n: int) -> str:
    return f"when code_{n} = {EMPLOYED} then {YES} when code_{n} = {NOT_EMPLOYED} then {NO} else {UNKNOWN}"


# Earnings of nothing are known and are in no median; where no wage is on record they are not known.
EARNED = (
    f"when earned_2 between 1 and {NOT_YET_CENTS - 1} then {YES} when code_2 = {NOT_EMPLOYED} then null else {UNKNOWN}"
)
SAME_EMPLOYER = f"""when code_2 <> {EMPLOYED} then null when same then {YES}
    when code_4 = {NOT_YET_AVAILABLE} or (code_4 = {EMPLOYED} and unnamed) then {UNKNOWN} else {NO}"""
CREDENTIAL = f"""(case when not in_credential or {_exit_outside("fourth")} then null
    when exit_on + {CREDENTIAL_DAYS} > %(as_of)s then {IMMATURE} when barred_from_education then {EXCLUDED}
    when credential or (diploma and {FOLLOWED}) then {YES}
    when credential_maybe or (diploma and {SOME_CODE.format(code=NOT_YET_AVAILABLE)})
      or (diploma_maybe and ({FOLLOWED} or {SOME_CODE.format(code=NOT_YET_AVAILABLE)})) then {UNKNOWN}
    else {NO} end)::smallint"""
SKILL_GAIN = f"""(case when not in_training or exit_on < %(progress_start)s or %(progress_start)s > %(as_of)s then null
    when barred_from_education then {EXCLUDED} when gained then {YES} else {NO} end)::smallint"""

PERIOD = f"""
select f.id, f.participant_id, f.cohort_set, f.entry, f.exit_on, {", ".join(f"code_{n}" for n in QUARTERS)},
       {_after_quarter(2, "second", _employed(2))} as er_q2,
       {_after_quarter(4, "fourth", _employed(4))} as er_q4,
       {_after_quarter(2, "second", EARNED)} as paid_q2, earned_2 as cents_q2,
       {_after_quarter(4, "fourth", SAME_EMPLOYER)} as ese,
       {CREDENTIAL} as credential, {SKILL_GAIN} as msg
       {{codes}}
from (
    select p.*, s.cohort_set, barred.id is not null as barred,
           coalesce(barred.from_education, false) as barred_from_education,
           studied.id is not null as studied, gained.id is not null as gained
    from e_participation p
    join e_cohort_set s using (cohorts)
    left join e_barred barred using (id)
    left join e_studied studied using (id)
    left join e_gained gained using (id)
    where s.cohort_set in (select cohort_set from e_period_scope)
) f
join e_person p on p.participant_id = f.participant_id
left join e_after a on a.id = f.id
left join e_attained c on c.id = f.id
"""


def make_periods(stage: Stage, cuts: tuple[str, ...]) -> None:
    """Lay out `e_period` and `e_period_scope`, the scopes in which each set of cohorts counts once."""
    make_quarters(stage)
    make_participation(stage)
    make_after_exit(stage)
    stage.table("e_attained", ATTAINED)
    stage.table("e_studied", STUDIED)
    stage.table("e_gained", GAINED)
    stage.table("e_period", PERIOD.format(codes=code_columns(cuts, "f.entry")))
