"""Enrollments and credentials that do not fit their cohort, or were never closed."""

from django.utils.translation import gettext_lazy as _

from trainings.enums import OPEN

from .check import Check, found, union

OPENED = ", ".join(f"'{status}'" for status in OPEN)
OF_COHORT = "from trainings_enrollment e join trainings_cohort c on c.id = e.cohort_id "
COMPLETION = ("sector.completion", "sector.placement")

CHECKS = (
    Check(
        key="completed-undated",
        title=_("Completed, without the day"),
        why=_("Whether a job followed within 180 days cannot be told: placement of this person is unknown."),
        mend=_("Enter the last day; that of the cohort, where they stayed to the end."),
        bends=("sector.placement",),
        sql=found("enrollment", "e", "ended_on", "enrollment.status", "e.status")
        + "from trainings_enrollment e where e.status = 'completed' and e.ended_on is null",
    ),
    Check(
        key="open-with-end",
        title=_("Still open, though its last day has passed"),
        why=_("An open enrollment is not yet due, whatever its last day says: it is missing in completion."),
        mend=_("Say how it ended, or empty the last day."),
        bends=COMPLETION,
        sql=found("enrollment", "e", "status", "enrollment.ended_on", "e.ended_on")
        + f"from trainings_enrollment e where e.status in ({OPENED}) and e.ended_on < %(today)s",
        certain=True,
    ),
    Check(
        key="open-overdue",
        title=_("Still open a year after the cohort ended"),
        why=_("It stays “not yet due” for ever. Those who left unnoticed make completion look better than it is."),
        mend=_("Say how it ended: completed, withdrawn or dismissed, with the day."),
        bends=COMPLETION,
        sql=found("enrollment", "e", "status", "cohort.ends_on", "c.ends_on")
        + f"{OF_COHORT} where e.status in ({OPENED}) and e.ended_on is null "
        "and c.ends_on < %(today)s - interval '1 year'",
    ),
    Check(
        key="outside-cohort",
        title=_("Enrollment outside the days of its cohort"),
        why=_("The 180 days to a placement run from a day on which the cohort was not there."),
        mend=_("Correct the enrollment, or the first and last day of the cohort."),
        bends=COMPLETION,
        sql=union(
            found("enrollment", "e", "ended_on", "cohort.starts_on", "c.starts_on")
            + f"{OF_COHORT} where e.status = 'completed' and e.ended_on < c.starts_on",
            found("enrollment", "e", "enrolled_on", "cohort.ends_on", "c.ends_on")
            + f"{OF_COHORT} where e.enrolled_on > c.ends_on",
        ),
    ),
    Check(
        key="credential-before-enrollment",
        title=_("Credential attained before the enrollment"),
        why=_("The training cannot have led to it, and it counts as if it had."),
        mend=_("Correct the day it was attained, or take the cohort off."),
        bends=("wioa.credential", "wioa.msg"),
        sql=found("credential", "d", "attained_on", "enrollment.enrolled_on", "n.entered_on")
        + """from trainings_credential d
        join entry n on n.participant_id = d.participant_id and n.cohort_id = d.cohort_id
        where d.attained_on < n.entered_on""",
    ),
)
