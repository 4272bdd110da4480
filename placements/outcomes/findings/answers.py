"""Follow-ups that contradict their job, each other, or the calendar."""

from django.utils.translation import gettext_lazy as _

from .check import ANSWERS, EMPLOYED, Check, found, union
from .jobs import RETENTION

DEATH = """join (
    select k.participant_id, min(d.observed_on) as day from placements_followup d
    join placements_placement k on k.id = d.placement_id where d.status = 'deceased' group by k.participant_id
) died on died.participant_id = {person} and {day} > died.day"""
DIED = ("follow_up.observed_on", "died.day")

CHECKS = (
    Check(
        key="follow-up-before-job",
        title=_("Follow-up from before the job began"),
        why=_("An answer about a day without the job says nothing of it, and can still end it."),
        mend=_("Correct the first day worked, or the day of the answer."),
        bends=RETENTION,
        sql=found("follow_up", "f", "observed_on", "placement.started_on", "j.started_on")
        + f"{ANSWERS} where f.observed_on < j.started_on",
        certain=True,
    ),
    Check(
        key="follow-up-after-end",
        title=_("Still with the employer after the last day worked"),
        why=_("The last day worked settles the job, so this answer is not counted. One of the two is wrong."),
        mend=_("If the person is still there, empty the last day worked; otherwise correct the answer."),
        bends=RETENTION,
        sql=found("follow_up", "f", "observed_on", "placement.last_day_worked", "j.last_day_worked")
        + f"{ANSWERS} where f.status = 'employed_same' and f.observed_on > j.last_day_worked",
        certain=True,
    ),
    Check(
        key="follow-up-conflict",
        title=_("Two answers of one day that contradict each other"),
        why=_("Only one counts: that of the stronger source, or else the less favourable one."),
        mend=_("Find out which is true, and correct the other."),
        bends=RETENTION,
        sql=found("follow_up", "f", "status", "follow_up.status", "f.other")
        + """from (
            select a.*, first_value(a.status) over (partition by placement_id, observed_on order by id) as other
            from placements_followup a where a.status <> 'unreached'
        ) f join placements_placement j on j.id = f.placement_id where f.status <> f.other""",
    ),
    Check(
        key="follow-up-own-employer",
        title=_("With another employer, which is the very same"),
        why=_("The answer ends the job although it names it; the name is not believed."),
        mend=_("Say “still with this employer”, or name the other one."),
        bends=RETENTION,
        sql=found("follow_up", "f", "employer", "placement.employer", "a.name", value_sql="a.name")
        + f"{ANSWERS} join employers_employer a on a.id = j.employer_id "
        "where f.status = 'employed_other' and f.employer_id = j.employer_id",
        certain=True,
    ),
    Check(
        key="after-death",
        title=_("Something happened after the person's recorded death"),
        why=_("A death takes the person out of rates from that day on. If it is wrong, they are missing."),
        mend=_("Check whose death it was: two people may have been taken for one."),
        bends=("sector.placement", *RETENTION),
        sql=union(
            found("follow_up", "f", "observed_on", *DIED)
            + f"{ANSWERS} {DEATH.format(person='j.participant_id', day='f.observed_on')} where {EMPLOYED}",
            found("placement", "j", "started_on", *DIED)
            + f"from placements_placement j {DEATH.format(person='j.participant_id', day='j.started_on')}",
            found("enrollment", "e", "enrolled_on", *DIED)
            + f"from trainings_enrollment e {DEATH.format(person='e.participant_id', day='e.enrolled_on')}",
        ),
        certain=True,
    ),
)
