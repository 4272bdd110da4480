"""For Today: learners at risk, with the reason spelled out. Their coach's own; nobody's are the managers'."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.pages.worklist import Due, source
from placements.followups.models import Caseload
from trainings.attendance import risk
from trainings.models import Enrollment

MOST = 100


@source("learners-at-risk", gettext_lazy("Learners at risk"), 15)
def at_risk(user, initiative, as_of) -> list[Due]:
    reasons = {pk: one.risk for pk, one in risk.of_initiative(initiative, as_of).items() if one.reasons}
    found = Enrollment.objects.filter(pk__in=reasons).select_related("participant__identity", "cohort__program")
    enrollments = list(found.order_by("pk")[:MOST])
    people = [one.participant_id for one in enrollments]
    coaches = dict(Caseload.objects.filter(participant__in=people).values_list("participant", "coach"))
    return [
        Due(
            title=str(one.participant.identity),
            about=reverse("participant_detail", args=[one.participant.key]),
            url=reverse("cohort_detail", args=[one.cohort.key]) + "?show=risk",
            due_on=as_of,
            why=f"{reasons[one.pk]} · {one.cohort}",
            action=_("Open the roster"),
            mine=coaches[one.participant_id] == user.pk if one.participant_id in coaches else user.manages,
        )
        for one in enrollments
    ]
