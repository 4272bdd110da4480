"""The funder's door, and the staff's side of it: build a release, look at it as the funder will, publish it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.dashboards.releases.reading import Reading
from intermediary.funding.models import Grant
from intermediary.jobs.services import enqueue
from placements.outcomes.models import Release
from placements.outcomes.releases import publish

KIND = "releases.build"  # see tasks


def grant_dashboard_list(request):
    """The grants of one's own funder, each with its latest release."""
    grants = _own_grants(request.user)
    latest = Release.objects.filter(grant__in=grants).exclude(published_at=None).order_by("grant_id", "-as_of", "-pk")
    releases = {release.grant_id: release for release in latest.distinct("grant_id").defer("body")}
    context = {
        "title": _("Your grants"),
        "lead": _("Figures come in releases: reviewed, protected, and never changed afterwards."),
        "grants": [(grant, releases.get(grant.pk)) for grant in grants],
    }
    return render(request, "releases/list.html", context)


def grant_dashboard(request, key: str):
    """The latest published release of one's own grant (or an earlier one, by its day)."""
    grant = get_object_or_404(_own_grants(request.user), key=key)
    published = grant.releases.exclude(published_at=None)
    wanted = request.GET.get("release", "")
    release = published.filter(pk=wanted).first() if wanted.isdecimal() and len(wanted) < 18 else published.first()
    if release is None:
        if wanted:
            raise Http404
        return render(request, "releases/none.html", {"title": grant.title, "trail": _trail()})
    earlier = published.exclude(pk=release.pk).defer("body")[:12]
    return render(request, "releases/dashboard.html", {**_page(release), "trail": _trail(), "earlier": earlier})


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
    release = get_object_or_404(Release.objects.select_related("grant"), pk=pk)
    page = reverse("grant_detail", args=[release.grant.key])
    context = {**_page(release), "trail": [{"url": page, "label": release.grant.title}]}
    if release.published_at is None:
        context["primary"] = {"url": reverse("release_publish", args=[pk]), "label": _("Publish"), "post": True}
        context["pill"], context["pill_tone"] = _("Draft"), "warning"
    return render(request, "releases/dashboard.html", context)


def release_publish(request, pk: int):
    release = get_object_or_404(Release.objects.select_related("grant"), pk=pk)
    if request.method == "POST":
        publish(release=release, by=request.user)
        messages.success(request, _("Published. The funder sees it now, and it can no longer be changed."))
    return redirect("release_detail", pk=pk)


def _own_grants(user):
    grants = Grant.objects.select_related("funder", "initiative")
    return grants.filter(funder__members__user=user)


def _page(release: Release) -> dict:
    reading = Reading(release)
    return {
        "title": release.body["grant"]["title"],
        "lead": _("%(initiative)s, as of %(day)s")
        % {"initiative": release.body["grant"]["initiative"], "day": date_format(release.as_of)},
        "release": release,
        "reading": reading,
        "secondary": [{"print": True, "label": _("Print")}],
    }


def _trail() -> list[dict]:
    return [{"url": reverse("grant_dashboard_list"), "label": _("Your grants")}]
