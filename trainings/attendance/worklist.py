"""For Today: sessions nobody took attendance of, and seats that were offered."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.pages.worklist import Due, source
from trainings.attendance.services import to_take
from trainings.enums import OfferState
from trainings.models import Cohort, SeatOffer

MOST = 100  # of one kind: others follow when these are done


@source("attendance", gettext_lazy("Attendance to take"), 35)
def attendance(user, initiative, as_of) -> list[Due]:
    sessions = to_take(Cohort.objects.filter(initiative=initiative), as_of).order_by("-held_on", "-pk")[:MOST]
    return [
        Due(
            title=str(session.cohort),
            about=reverse("cohort_detail", args=[session.cohort.key]),
            url=reverse("cohort_session", args=[session.cohort.key, session.pk]),
            due_on=session.held_on,
            why=session.topic or _("Session of %(day)s") % {"day": session},
            action=_("Take attendance"),
        )
        for session in sessions
    ]


@source("seats-offered", gettext_lazy("Seats offered, not answered"), 25)
def seats_offered(user, initiative, as_of) -> list[Due]:
    offers = SeatOffer.objects.filter(state=OfferState.OPEN, enrollment__cohort__initiative=initiative)
    found = offers.select_related("enrollment__participant__identity", "enrollment__cohort__program", "message")
    return [_offered(offer) for offer in found.order_by("answer_by", "pk")[:MOST]]


def _offered(offer: SeatOffer) -> Due:
    enrollment, last = offer.enrollment, timezone.localdate(offer.answer_by - timedelta(seconds=1))
    why = _("%(cohort)s, held until %(day)s") % {"cohort": enrollment.cohort, "day": date_format(last)}
    if offer.message_id is None:
        why = _("Could not be written to: call them. %(held)s") % {"held": why}
    return Due(
        title=str(enrollment.participant.identity),
        about=reverse("participant_detail", args=[enrollment.participant.key]),
        url=reverse("enrollment_edit", args=[enrollment.key]),
        due_on=last,
        why=why,
        action=_("Record the answer"),
    )
