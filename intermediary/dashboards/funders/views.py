"""The funder's door: own grants, their published releases, single figures, and two releases side by side."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.accounts.roles import STAFF
from intermediary.dashboards.charts.standalone import standalone
from intermediary.dashboards.funders import access, drawings, page
from intermediary.dashboards.funders.comparing import compared
from intermediary.dashboards.funders.reading import Reading
from intermediary.dashboards.typeset import png
from placements.outcomes.models import Release

PICTURES = {"svg": "image/svg+xml", "png": "image/png"}


def grant_dashboard_list(request):
    """The grants of one's own funder, each with its latest release."""
    grants = access.own_grants(request.user).select_related("initiative")
    latest = access.published(grants).order_by("grant_id", "-as_of", "-pk").distinct("grant_id").defer("body")
    releases = {release.grant_id: release for release in latest}
    context = {
        "title": _("Your grants"),
        "lead": _("Figures come in releases: reviewed, protected, and never changed afterwards."),
        "grants": [(grant, releases.get(grant.pk)) for grant in grants],
    }
    return render(request, "funders/list.html", context)


def grant_dashboard(request, key: str):
    """The latest published release of one's own grant (or an earlier one, by its number)."""
    grants = access.own_grants(request.user).filter(key=key)
    out = list(access.published(grants).select_related("grant").defer("body")[:25])
    wanted = request.GET.get("release", "")
    release = next((found for found in out if not wanted or str(found.pk) == wanted), None)
    if release is None:
        if wanted:
            raise Http404
        grant = get_object_or_404(grants)
        return render(request, "funders/none.html", {"title": grant.title, "trail": _trail()})
    others = [found for found in out if found != release]
    context = {
        "title": release.grant.title,
        "lead": _("Figures as of %(day)s") % {"day": date_format(release.as_of)},
        "trail": _trail(),
        "release": release,
        "others": others,
        "newest": out[0] if release != out[0] else None,
        "inside": page.inside(release),
        **_take_away(release),
    }
    if others:
        compare = {
            "url": f"{reverse('grant_compare', args=[key])}?later={release.pk}",
            "label": _("Compare"),
            "icon": "history",
        }
        context["secondary"] = [compare, *context["secondary"]]
    return render(request, "funders/dashboard.html", context)


def release_figure(request, pk: int, figure: str):
    """One figure on a page of its own: an address to share and to cite."""
    release, drawing = _figure(request, pk, figure)
    context = {
        "title": drawing.chart.title,
        "lead": f"{release.grant.title} · {_('as of %(day)s') % {'day': date_format(release.as_of)}}",
        "trail": _trail_of(request, release),
        "release": release,
        "drawing": drawing,
        "method": page.method_words(release.body),
        "cited": page.cited(release),
        "address": request.build_absolute_uri(request.path),
        "secondary": [
            {"url": reverse("release_picture", args=[pk, figure, kind]), "label": kind.upper(), "icon": "export"}
            for kind in PICTURES
        ],
    }
    return render(request, "funders/figure.html", context)


def release_picture(request, pk: int, figure: str, kind: str):
    """The chart as a file: SVG, or PNG set from it."""
    release, drawing = _figure(request, pk, figure)
    if kind not in PICTURES:
        raise Http404
    drawn = standalone(drawing.chart, page.source(release, drawing))
    content = png(drawn) if kind == "png" else drawn
    name = f"release-{release.pk}-{figure}.{kind}"
    return HttpResponse(
        content,
        content_type=PICTURES[kind],
        headers={"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"},
    )


def grant_compare(request, key: str):
    """Two published releases of a grant side by side: what each said, and the difference where one can be taken."""
    grants = access.own_grants(request.user).filter(key=key)
    out = list(access.published(grants).select_related("grant").defer("body")[:25])
    if not out:
        raise Http404
    later, earlier = (_chosen(out, request.GET.get(name, ""), place) for place, name in enumerate(("later", "earlier")))
    context = {
        "title": _("Two releases compared"),
        "lead": out[0].grant.title,
        "trail": [*_trail(), {"url": reverse("grant_dashboard", args=[key]), "label": out[0].grant.title}],
        "releases": out,
        "earlier": earlier,
        "later": later,
        "tables": compared(Reading(earlier.body), Reading(later.body)),
    }
    return render(request, "funders/compare.html", context)


def _chosen(out: list[Release], wanted: str, place: int) -> Release:
    if wanted:
        found = next((release for release in out if str(release.pk) == wanted), None)
        if found is None:
            raise Http404
        return found
    return out[min(place, len(out) - 1)]


def _figure(request, pk: int, figure: str) -> tuple[Release, drawings.Drawn]:
    release = get_object_or_404(access.readable(request.user).select_related("grant"), pk=pk)
    earlier = (
        page.readings(list(access.before(release).values_list("pk", flat=True))) if figure.endswith(".trend") else []
    )
    drawing = drawings.find(figure, Reading(release.body), earlier)
    if drawing is None:
        raise Http404
    return release, drawing


def _take_away(release: Release) -> dict:
    files = [("pdf", _("PDF report")), ("xlsx", _("Excel workbook")), ("csv", _("CSV file")), ("json", _("JSON"))]
    return {
        "downloads": [
            {"url": reverse("release_file", args=[release.pk, kind]), "label": label} for kind, label in files
        ],
        "secondary": [{"print": True, "label": _("Print")}],
    }


def _trail() -> list[dict]:
    return [{"url": reverse("grant_dashboard_list"), "label": _("Your grants")}]


def _trail_of(request, release: Release) -> list[dict]:
    if request.user.role in STAFF:
        return [{"url": reverse("release_detail", args=[release.pk]), "label": release.grant.title}]
    dashboard = f"{reverse('grant_dashboard', args=[release.grant.key])}?release={release.pk}"
    return [*_trail(), {"url": dashboard, "label": release.grant.title}]
