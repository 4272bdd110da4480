"""Employers who did not answer, reminders and all: now somebody calls them."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.pages.worklist import Due, source
from placements.followups.models import Caseload
from placements.referrals.nudging import STAFF, unanswered


@source("referrals", gettext_lazy("Employers who have not answered"), 20, whole="referral_list")
def employers_to_call(user, initiative, as_of) -> list[Due]:
    """The task of who sent it; where they have left, of the person's coach."""
    late = unanswered(as_of).filter(opening__initiative=initiative, asked_on__lte=as_of - STAFF)
    late = list(late.select_related("opening__employer", "participant__identity", "by"))
    coaches = dict(
        Caseload.objects.filter(participant__in=[each.participant_id for each in late]).values_list(
            "participant", "coach"
        )
    )
    return [_due(each, coaches.get(each.participant_id), user) for each in late]


def _due(referral, coach: int | None, user) -> Due:
    owner = referral.by_id if referral.by and referral.by.is_active else coach
    return Due(
        title=str(referral.opening.employer),
        about=reverse("employer_detail", args=[referral.opening.employer.key]),
        url=reverse("referral_detail", args=[referral.key]),
        due_on=referral.asked_on + STAFF,
        why=_("no answer about %(person)s for %(job)s, reminded twice")
        % {"person": referral.participant.identity, "job": referral.opening.title},
        action=_("Call, and write down the answer"),
        mine=owner == user.pk,
    )
