"""Requests of people about their data that are not answered yet."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.accounts.roles import ADMINISTRATORS
from intermediary.dashboards.keeping.models import Request
from intermediary.pages.worklist import Due, source


@source("data-requests", gettext_lazy("People asking about their data"), 15)
def open_requests(user, initiative, as_of) -> list[Due]:
    asked = Request.objects.filter(answered_on=None, participant__isnull=False)
    return [
        Due(
            title=str(request.participant.identity),
            url=reverse("data_requests", args=[request.participant.key]),
            due_on=request.due_on,
            why=request.get_kind_display(),
            action=_("Answer"),
            mine=user.role in ADMINISTRATORS,
        )
        for request in asked.select_related("participant__identity").order_by("due_on", "pk")[:100]
    ]
