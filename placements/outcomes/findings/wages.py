"""Quarterly wages that no job explains. Seen only by roles that may read wage records."""

from django.utils.translation import gettext_lazy as _

from .check import Check, found, union

HIGH_QUARTER = 100_000  # dollars
TIMES, FROM = 3, 20_000  # what the hours on record would bring, and the least that is worth a look
WEEKS = 13
FIRST_DAY = "make_date(left(q.quarter, 4)::int, right(q.quarter, 1)::int * 3 - 2, 1)"
INDICATORS = ("wioa.er_q2", "wioa.er_q4", "wioa.median_q2")

CHECKS = (
    Check(
        key="quarter-too-high",
        title=_("Wages of a quarter that the hours cannot have brought"),
        why=_("They may be a year's wages, or somebody else's: the median of the second quarter rests on them."),
        mend=_("Compare with the wage record it came from."),
        bends=("wioa.median_q2",),
        sql=union(
            found("quarterly_wage", "q", "amount") + f"from placements_quarterlywage q where q.amount > {HIGH_QUARTER}",
            found("quarterly_wage", "q", "amount", "placement.hourly_wage", "j.hourly_wage")
            + f"""from placements_quarterlywage q
            join placements_placement j on j.participant_id = q.participant_id and j.employer_id = q.employer_id
             and j.started_on < {FIRST_DAY} + interval '3 months'
             and coalesce(j.last_day_worked, {FIRST_DAY}) >= {FIRST_DAY}
            where q.amount between {FROM} and {HIGH_QUARTER}
              and q.amount > {TIMES} * {WEEKS} * j.hourly_wage * j.weekly_hours""",
        ),
        wages=True,
    ),
    Check(
        key="paid-after-leaving",
        title=_("Paid more than a quarter after the last day worked"),
        why=_("The person counts as employed in a quarter in which no job of theirs is on record."),
        mend=_("Correct the last day worked, or add the job they came back to."),
        bends=INDICATORS,
        sql=found("quarterly_wage", "q", "quarter", "placement.last_day_worked", "job.left_on")
        + f"""from placements_quarterlywage q join (
            select participant_id, employer_id, max(last_day_worked) as left_on from placements_placement
            group by participant_id, employer_id having bool_and(last_day_worked is not null)
        ) job on job.participant_id = q.participant_id and job.employer_id = q.employer_id
        where q.amount > 0 and {FIRST_DAY} > job.left_on + interval '3 months'""",
        wages=True,
    ),
    Check(
        key="quarter-ahead",
        title=_("Wages of a quarter that has not begun"),
        why=_("Nothing counts before its quarter has come; then it counts, whether it was paid or not."),
        mend=_("Correct the quarter."),
        bends=INDICATORS,
        sql=found("quarterly_wage", "q", "quarter") + f"from placements_quarterlywage q where {FIRST_DAY} > %(today)s",
        certain=True,
        wages=True,
    ),
)
