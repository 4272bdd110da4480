"""What the funder's page is compared with: a page of two letters, and the same figures computed while one waits."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from intermediary.dashboards.funders import access, page
from intermediary.funding.models import Grant
from placements.outcomes.models import Release, Scope
from placements.outcomes.releases.counting import count
from placements.outcomes.runs.building import current


def trivial(request):
    return HttpResponse("ok", content_type="text/plain")


def live(request, key: str):
    """As an embedded dashboard does: every figure of the release by SQL from the current facts, then the same drawings.

    It is not protected, and so is given less to do than a live page that could be served.
    """
    grant = get_object_or_404(Grant.objects.select_related("initiative"), key=key)
    release = Release.objects.published().filter(grant=grant).select_related("grant", "initiative").first()
    scope = Scope.objects.get(initiative=grant.initiative_id, scope="grant", record_id=grant.pk)
    count(current(grant.initiative), scope)
    return HttpResponse(page.draw(release, access.before(release)))
