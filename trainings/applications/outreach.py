"""Applications as what came of outreach: those sent by people who followed a link with the campaign's code."""

from django.db.models import Count

from intermediary.initiatives.outreach.enums import Came
from intermediary.initiatives.outreach.models import Campaign
from intermediary.initiatives.outreach.results import counts
from trainings.applications.models import Application


@counts(Came.APPLICATIONS)
def applications(campaigns: list[Campaign]) -> dict[int, int]:
    sent = Application.objects.filter(campaign__in=campaigns).exclude(sent_at=None)
    return dict(sent.order_by().values_list("campaign").annotate(n=Count("pk")))
