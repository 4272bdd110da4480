"""Quarterly wages as the measures read them: by quarter index, one amount per employer, successors as one firm."""

from placements.outcomes.definitions.precedence import PRECEDENCE

from .stage import Stage

# A quarter is the number 4 * year + (0 … 3), so that the n-th after another is a sum.
NAMED = "(substr({column}, 1, 4)::int * 4 + substr({column}, 6, 1)::int - 1)"
# Earnings not yet available (PIRL 1703 to 1706).
NOT_YET_CENTS = 999_999_99

# The firm that a firm belongs to or was taken over by, at the top of the chain: one employer (section 1.3, detail 5).
FIRM = """
with recursive up (employer_id, firm_id, parent_id) as (
    select id, id, parent_id from {employer}
    where id in (select employer_id from e_earned union select employer_id from e_spell)
    union all
    select up.employer_id, e.id, e.parent_id from up join {employer} e on e.id = up.parent_id
)
select employer_id, firm_id from up where parent_id is null
"""

# Wages of a quarter are a fact at its end. Where sources tell of the same pay, the strongest counts; a zero is a match
# without pay and stands only where nobody tells of any.
EARNED = f"""
select participant_id, {NAMED.format(column="quarter")} as quarter, employer_id,
       coalesce({", ".join(f"sum(cents) filter (where source = '{source}')" for source in PRECEDENCE)}) as cents
from (
    select participant_id, quarter, employer_id, source, (amount * 100)::int as cents from {{quarterly_wage}}
    where amount > 0 and amount * 100 < {NOT_YET_CENTS}
) w join e_people using (participant_id)
where {NAMED.format(column="quarter")} < %(open_quarter)s
group by participant_id, w.quarter, employer_id
"""

# A wage match that found no pay.
UNPAID = f"""
select distinct w.participant_id, {NAMED.format(column="w.quarter")} as quarter
from {{quarterly_wage}} w join e_people using (participant_id)
where w.amount = 0 and w.source = 'ui_match' and {NAMED.format(column="w.quarter")} < %(open_quarter)s
"""


def quarter(day: str) -> str:
    """SQL for the index of the quarter of a day."""
    return f"(extract(year from {day})::int * 4 + extract(quarter from {day})::int - 1)"


def make_quarters(stage: Stage) -> None:
    """`open_quarter` is the first quarter that has not ended by as_of."""
    [(stage.parameters["open_quarter"],)] = stage.rows(f"select {quarter('(%(as_of)s::date + 1)')}")
    stage.table("e_earned", EARNED, key="participant_id")
    stage.table("e_firm", FIRM, key="employer_id")
    stage.table("e_unpaid", UNPAID)
