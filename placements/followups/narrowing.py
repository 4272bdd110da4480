"""The filter of the list of people by the coach who looks after them."""

from django import forms
from django.utils.translation import gettext as _

from intermediary.accounts.models import User
from intermediary.accounts.roles import STAFF
from participants.finding.narrowing import narrows
from placements.followups.models import Caseload


def _coaches(asked: str) -> forms.Field:
    staff = User.objects.filter(role__in=STAFF, is_active=True).order_by("name")
    return forms.ModelChoiceField(staff, label=_("Coach"), empty_label=_("Any"))


@narrows(coach=(40, _coaches))
def by_coach(people, asked: dict):
    return people.filter(participant__in=Caseload.objects.filter(coach=asked["coach"]).values("participant"))
