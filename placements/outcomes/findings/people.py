"""What a person brings along: age, the job before, reasons to be left out; and whatever is dated ahead."""

from django.utils.translation import gettext_lazy as _

from .check import ANSWERS, Check, found, union
from .jobs import HOURLY, RETENTION

YOUNGEST, OLDEST = 14, 100  # years at enrollment
AHEAD = {
    "placement": ("j", "last_known_employed_on", "placements_placement"),
    "enrollment": ("e", "enrolled_on", "trainings_enrollment"),
    "credential": ("d", "attained_on", "trainings_credential"),
    "exclusion": ("x", "effective_on", "participants_exclusion"),
    "service": ("s", "provided_on", "participants_service"),
    "identity": ("i", "birth_date", "participants_identity"),
    "prior_job": ("w", "ended_on", "participants_priorjob"),
}
PLANNED = "and e.status in ('completed', 'withdrawn', 'dismissed')"  # a seat may be taken ahead, not given up

CHECKS = (
    Check(
        key="age-at-enrollment",
        title=_("Younger than 14 or older than 100 at enrollment"),
        why=_("The person counts in a wrong age band of every figure that is cut by age."),
        mend=_("Correct the date of birth: a year may be mistyped, or the day of the form entered."),
        bends=("sector.completion", "sector.placement", *RETENTION),
        sql=found("identity", "i", "birth_date", "enrollment.enrolled_on", "n.entered_on")
        + f"""from participants_identity i join arrival n on n.participant_id = i.participant_id
        where n.entered_on < i.birth_date + interval '{YOUNGEST} years'
           or n.entered_on >= i.birth_date + interval '{OLDEST + 1} years'""",
    ),
    Check(
        key="exclusion-before-entry",
        title=_("Left out from before they entered"),
        why=_("The person is taken out of both sides of every rate, from the first day on."),
        mend=_("Correct the day from which the reason holds."),
        bends=(*RETENTION, "wioa.er_q2", "wioa.er_q4", "wioa.median_q2", "wioa.credential"),
        sql=found("exclusion", "x", "effective_on", "enrollment.enrolled_on", "n.entered_on")
        + """from participants_exclusion x join arrival n on n.participant_id = x.participant_id
        where x.effective_on < n.entered_on""",
    ),
    Check(
        key="prior-job-after-entry",
        title=_("Job before the program that ended after entry"),
        why=_("It may be the job that the program led to: then the gain is measured from its own result."),
        mend=_("Enter the last job before the first day of training, with its last day."),
        bends=HOURLY,
        sql=found("prior_job", "w", "ended_on", "enrollment.enrolled_on", "n.entered_on")
        + """from participants_priorjob w join arrival n on n.participant_id = w.participant_id
        where w.ended_on > n.entered_on and w.hourly_wage is not null""",
    ),
    Check(
        key="dated-ahead",
        title=_("Dated in the future"),
        why=_("Nothing counts before its day has come; then it counts, whether it happened or not."),
        mend=_("Correct the day. What is only planned is entered when it has happened."),
        bends=("sector.completion", *RETENTION),
        sql=union(
            found("follow_up", "f", "observed_on") + f"{ANSWERS} where f.observed_on > %(today)s",
            *(
                found(record, alias, field)
                + f"from {table} {alias} where {alias}.{field} > %(today)s {PLANNED if record == 'enrollment' else ''}"
                for record, (alias, field, table) in AHEAD.items()
            ),
        ),
        certain=True,
    ),
)
