"""Stage 2. Whom a figure is about: which cohorts and employers make up each scope.

A cohort that several grants pay for counts once in each of them, and once in its initiative.
"""

from .stage import Stage
from .who import EVERYBODY, Who

COHORTS = """
select c.id as cohort_id, c.initiative_id, c.program_id, c.starts_on
from {{cohort}} c
where (%(initiative)s::bigint is null or c.initiative_id = %(initiative)s) {few}
"""
FEW = """
and c.id in (select cohort_id from {{placement}} where {who} union select cohort_id from {{enrollment}} where {who})
"""

# Which scopes a cohort counts in, by the ids of their records.
BELONGS = """
select 'initiative' as scope, c.initiative_id as record_id, c.cohort_id from e_cohort c
union all select 'program', c.program_id, c.cohort_id from e_cohort c
union all select 'cohort', c.cohort_id, c.cohort_id from e_cohort c
union all select 'grant', paid.grant_id, c.cohort_id from e_cohort c join {cohort_grant} paid using (cohort_id)
"""

SCOPED_COHORTS = """
select b.scope, named.key, b.cohort_id
from e_belongs b
join (
    select 'initiative' as scope, id as record_id, key from {initiative}
    union all select 'grant', id, key from {grant}
    union all select 'program', id, key from {program}
    union all select 'cohort', id, key from {cohort}
) named using (scope, record_id)
"""

SCOPES = """
select row_number() over (order by scope, key)::int as scope_id, scope, key
from (select distinct scope, key from e_scoped_cohort union all select 'employer', key from {employer}) named
"""

COHORT_SCOPE = """
select s.scope_id, c.cohort_id from e_scoped_cohort c join e_scope s using (scope, key)
"""

EMPLOYER_SCOPE = """
select s.scope_id, e.id as employer_id from {employer} e join e_scope s on s.scope = 'employer' and s.key = e.key
"""


def make_cohorts(stage: Stage, who: Who = EVERYBODY) -> None:
    stage.table("e_cohort", COHORTS.format(few=FEW.format(who=who.condition) if who.few else ""), key="cohort_id")


def make_belongs(stage: Stage) -> None:
    stage.table("e_belongs", BELONGS)


def make_scopes(stage: Stage) -> None:
    make_belongs(stage)
    stage.table("e_scoped_cohort", SCOPED_COHORTS)
    stage.table("e_scope", SCOPES)
    stage.scopes = {scope_id: names for scope_id, *names in stage.rows("select scope_id, scope, key from e_scope")}
    stage.table("e_cohort_scope", COHORT_SCOPE)
    stage.table("e_employer_scope", EMPLOYER_SCOPE)
