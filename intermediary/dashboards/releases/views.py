"""The staff's side of releases: build one, look at it as the funder will, publish it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.dashboards.funders import access, page
from intermediary.dashboards.funders.views import downloads
from intermediary.funding.models import Grant
from intermediary.jobs.services import enqueue
from placements.outcomes.models import Release
from placements.outcomes.releases import publish

KIND = "releases.build"  # see tasks


def release_build(request, key: str):
    """Ask for a release as of today; a job makes it."""
    grant = get_object_or_404(Grant, key=key)
    if request.method == "POST":
        day = timezone.localdate().isoformat()
        enqueue(KIND, by=request.user, unique=f"{KIND} {grant.pk}", grant=grant.pk, as_of=day, by_id=request.user.pk)
        messages.success(request, _("A release is being built. It appears here as a draft within a minute."))
    return redirect("grant_detail", key=key)


def release_detail(request, pk: int):
    """A release as the funder sees or will see it, for staff."""
    release = get_object_or_404(Release.objects.select_related("grant", "initiative"), pk=pk)
    context = {
        "title": page.title(release),
        "lead": page.cited(release),
        "trail": [],
        "secondary": [{"print": True, "label": _("Print")}],
        "downloads": downloads(release),
        "drawn": page.draw(release, access.before(release)),
    }
    if release.grant:
        context["trail"] = [{"url": reverse("grant_detail", args=[release.grant.key]), "label": release.grant.title}]
    if release.published_at is None:
        context["primary"] = {"url": reverse("release_publish", args=[pk]), "label": _("Publish"), "post": True}
        context["pill"], context["pill_tone"] = _("Draft"), "warning"
    return render(request, "releases/detail.html", context)


def release_publish(request, pk: int):
    release = get_object_or_404(Release.objects.select_related("grant"), pk=pk)
    if request.method == "POST":
        publish(release=release, by=request.user)
        messages.success(request, _("Published. The funder sees it now, and it can no longer be changed."))
    return redirect("release_detail", pk=pk)
