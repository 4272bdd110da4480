"""What the funder's page is compared with: a page of two letters, and the same figures computed while one waits."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from intermediary.accounts.scope import acting
from intermediary.dashboards.funders import access, page
from placements.outcomes.models import Scope
from placements.outcomes.releases.counting import count
from placements.outcomes.runs.building import current


def trivial(request):
    return HttpResponse("ok", content_type="text/plain")


def live(request, key: str):
    """As an embedded dashboard does: every figure of the release by SQL from the current facts, then the same drawings.

    It is not protected, and so is given less to do than a live page that could be served.
    """
    grant = get_object_or_404(access.own_grants(request.user), key=key)
    release = access.published(access.own_grants(request.user).filter(pk=grant.pk)).first()
    with acting("system"):
        scope = Scope.objects.get(initiative=grant.initiative_id, scope="grant", record_id=grant.pk)
        count(current(grant.initiative), scope)
    return HttpResponse(page.draw(release, access.before(release)))
