"""For Today: applications that nobody has reviewed."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.pages.worklist import Due, source
from trainings.applications.queries import applications

MOST = 100
ANSWERED_WITHIN = timedelta(days=3)


@source("applications", gettext_lazy("Applications to review"), 20, whole="application_list")
def to_review(user, initiative, as_of) -> list[Due]:
    return [
        Due(
            title=str(one.participant.identity),
            about=reverse("participant_detail", args=[one.participant.key]),
            url=reverse("application_detail", args=[one.key]),
            due_on=timezone.localdate(one.sent_at) + ANSWERED_WITHIN,
            why=_("Applied for %(program)s") % {"program": one.cohort or one.program},
            action=_("Review"),
        )
        for one in applications(initiative).order_by("sent_at", "pk")[:MOST]
    ]
