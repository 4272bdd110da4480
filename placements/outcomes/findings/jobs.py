"""Placements that cannot be, or that look entered wrongly."""

from django.utils.translation import gettext_lazy as _

from .check import ANSWERS, Check, found, union

ENTRY_DAYS = 30  # a job begun this long before the training is hardly its result
ADJACENT_DAYS = 7  # between two jobs with one employer that look like one
OVER_HOURS = 100  # a week
MINIMUM_WAGE, HIGH_WAGE = "7.25", "100"  # dollars an hour: federal minimum (29 U.S.C. 206), and one worth a look
LEAP = 4  # times the wage before

RETENTION = ("sector.ret", "sector.km")
HOURLY = ("wage.hourly_gain", "wage.annualised_gain")


def _of_all(column: str, wrong: str) -> str:
    """A field that jobs, follow-ups and prior jobs share, where it is `wrong` (SQL over {value})."""
    return union(
        found("placement", "j", column) + f"from placements_placement j where {wrong.format(value='j.' + column)}",
        found("follow_up", "f", column) + f"{ANSWERS} where {wrong.format(value='f.' + column)}",
        found("prior_job", "w", column) + f"from participants_priorjob w where {wrong.format(value='w.' + column)}",
    )


CHECKS = (
    Check(
        key="known-after-end",
        title=_("Known at work after the last day worked"),
        why=_("The last day worked settles a job. If it is wrong, the job counts as lost too early."),
        mend=_("Correct whichever of the two days is wrong."),
        bends=RETENTION,
        sql=found("placement", "j", "last_known_employed_on", "placement.last_day_worked", "j.last_day_worked")
        + "from placements_placement j where j.last_known_employed_on > j.last_day_worked",
        certain=True,
    ),
    Check(
        key="job-before-entry",
        title=_("Job began more than 30 days before the training"),
        why=_("It counts as a placement and as kept, though the training cannot have led to it."),
        mend=_("Correct the first day, or take the cohort off: then it is a job beside the program."),
        bends=("sector.placement", *RETENTION, *HOURLY),
        sql=found("placement", "j", "started_on", "enrollment.enrolled_on", "coalesce(n.entered_on, c.starts_on)")
        + f"""from placements_placement j join trainings_cohort c on c.id = j.cohort_id
        left join entry n on n.participant_id = j.participant_id and n.cohort_id = j.cohort_id
        where j.started_on < coalesce(n.entered_on, c.starts_on) - {ENTRY_DAYS}""",
    ),
    Check(
        key="job-without-enrollment",
        title=_("Placed from a cohort without having had a seat in it"),
        why=_("The job counts in retention and wages of a cohort whose completions do not count the person."),
        mend=_("Enroll the person, or name the cohort they were in."),
        bends=("sector.placement", *RETENTION, *HOURLY),
        sql=found("placement", "j", "cohort", value_sql="g.title")
        + """from placements_placement j join trainings_cohort c on c.id = j.cohort_id
        join trainings_program g on g.id = c.program_id
        left join entry n on n.participant_id = j.participant_id and n.cohort_id = j.cohort_id
        where n.cohort_id is null""",
    ),
    Check(
        key="job-twice",
        title=_("One job that looks entered twice"),
        why=_("Each row counts as a placement of its own: the first as lost, the second as new."),
        mend=_("If it is one job, keep the first row, give it the last day of the second, and remove that one."),
        bends=("sector.ret.same", "sector.km.same"),
        sql=union(
            found("placement", "j", "started_on", "placement.last_day_worked", "j.ended_before")
            + f"""from (
                select p.*, lag(last_day_worked) over jobs as ended_before, lag(cohort_id) over jobs as cohort_before
                from placements_placement p
                window jobs as (partition by participant_id, employer_id order by started_on)
            ) j where j.cohort_id is not null and j.cohort_before is not null
            and j.started_on - j.ended_before <= {ADJACENT_DAYS}""",
            found("placement", "j", "employer", "placement.employer", "b.name", value_sql="a.name")
            + """from placements_placement j
            join placements_placement k on k.participant_id = j.participant_id and k.started_on = j.started_on
             and k.id < j.id
            join employers_employer a on a.id = j.employer_id join employers_employer b on b.id = k.employer_id
            where j.cohort_id is not null and j.employer_id <> k.employer_id and lower(a.name) = lower(b.name)""",
        ),
    ),
    Check(
        key="hours-over-100",
        title=_("More than 100 hours a week"),
        why=_("A year's pay is the hourly wage times these hours: the annualised gain of that person is far off."),
        mend=_("Look whether hours of a month, or of two jobs, were entered."),
        bends=("wage.annualised_gain",),
        sql=_of_all("weekly_hours", f"{{value}} > {OVER_HOURS}"),
    ),
    Check(
        key="wage-below-minimum",
        title=_("Hourly wage below the federal minimum"),
        why=_("Such a wage draws the median after, or the one before, down."),
        mend=_("Correct it, or leave it where it is true: tips and training wages can be lower than $7.25."),
        bends=HOURLY,
        sql=_of_all("hourly_wage", f"{{value}} < {MINIMUM_WAGE}"),
    ),
    Check(
        key="wage-very-high",
        title=_("Hourly wage above $100"),
        why=_("It may be pay of a day or a week. One such wage moves a mean a lot, and a median a little."),
        mend=_("Divide it by the hours that it was paid for."),
        bends=HOURLY,
        sql=_of_all("hourly_wage", f"{{value}} > {HIGH_WAGE}"),
    ),
    Check(
        key="wage-leap",
        title=_("Wage of the placement at least four times the one before"),
        why=_("Either wage may be in another unit; the gain is taken from both."),
        mend=_("Check both wages against a pay stub."),
        bends=HOURLY,
        sql=found("placement", "j", "hourly_wage", "prior_job.hourly_wage", "w.hourly_wage")
        + f"""from placements_placement j join participants_priorjob w on w.participant_id = j.participant_id
        where j.cohort_id is not null and j.hourly_wage >= {LEAP} * w.hourly_wage""",
    ),
)
