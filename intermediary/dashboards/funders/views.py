"""The funder's door, and the public's: releases, single figures, and two releases side by side."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from intermediary.accounts.roles import STAFF
from intermediary.dashboards.charts.standalone import standalone
from intermediary.dashboards.funders import access, drawings, page, stored
from intermediary.dashboards.funders.comparing import compared
from intermediary.dashboards.funders.reading import Reading
from intermediary.dashboards.typeset import png
from placements.outcomes.models import Release

PICTURES = {"svg": "image/svg+xml", "png": "image/png"}
SHOWN = 25  # releases that can be chosen from


def grant_dashboard_list(request):
    """The grants of one's own funder, each with its latest release."""
    grants = access.own_grants(request.user).select_related("initiative")
    latest = access.published(grants).order_by("grant_id", "-as_of", "-pk").distinct("grant_id")
    releases = {release.grant_id: release for release in latest.only("grant_id", "as_of")}
    context = {
        "title": _("Your grants"),
        "lead": _("Figures come in releases: reviewed, protected, and never changed afterwards."),
        "grants": [(grant, releases.get(grant.pk)) for grant in grants],
    }
    return render(request, "funders/list.html", context)


def grant_dashboard(request, key: str):
    """The latest published release of one's own grant (or an earlier one, by its number)."""
    grants = access.own_grants(request.user).filter(key=key)
    out = _out(access.published(grants))
    wanted = request.GET.get("release", "")
    if not out and not wanted:
        context = {"title": get_object_or_404(grants).title, "trail": _trail()}
        return render(request, "funders/none.html", context)
    return _dashboard(request, _chosen(out, wanted), out)


def public_dashboard(request, key: str):
    """What an initiative published of itself, for everybody."""
    out = _out(access.public().filter(initiative__key=key))
    return _dashboard(request, _chosen(out, request.GET.get("release", "")), out)


def release_figure(request, pk: int, figure: str):
    """One figure on a page of its own: an address to share and to cite."""
    release, drawing = _figure(request, pk, figure)
    picture = "public_picture" if page.is_public(release) else "release_picture"
    context = {
        "title": drawing.chart.title,
        "lead": f"{page.title(release)} · {_('as of %(day)s') % {'day': date_format(release.as_of)}}",
        "trail": _trail_of(request, release),
        "release": release,
        "drawing": drawing,
        "method": page.method_words(release.body),
        "cited": page.cited(release),
        "address": request.build_absolute_uri(request.path),
        "secondary": [
            {"url": reverse(picture, args=[pk, figure, kind]), "label": kind.upper(), "icon": "export"}
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
    response = HttpResponse(png(drawn) if kind == "png" else drawn, content_type=PICTURES[kind])
    response["Content-Disposition"] = f'attachment; filename="release-{release.pk}-{drawing.key}.{kind}"'
    return response


def grant_compare(request, key: str):
    """Two published releases of a grant side by side: what each said, and the difference where one can be taken."""
    out = _out(access.published(access.own_grants(request.user).filter(key=key)))
    later = _chosen(out, request.GET.get("later", ""))
    earlier = _chosen(out, request.GET.get("earlier", ""), next_to=later)
    if not (page.drawable(earlier) and page.drawable(later)):
        raise Http404
    context = {
        "title": _("Two releases compared"),
        "lead": later.grant.title,
        "trail": [*_trail(), {"url": reverse("grant_dashboard", args=[key]), "label": later.grant.title}],
        "releases": out,
        "earlier": earlier,
        "later": later,
        "tables": compared(Reading(earlier.body), Reading(later.body)),
    }
    return render(request, "funders/compare.html", context)


def _out(releases) -> list[Release]:
    return list(releases.select_related("grant", "initiative").only(*access.HEAD)[:SHOWN])


def _chosen(out: Sequence[Release], wanted: str, next_to: Release | None = None) -> Release:
    """The release that is asked for by its number; else the newest, or the one before `next_to`. Else 404."""
    if wanted:
        found = next((release for release in out if str(release.pk) == wanted), None)
    elif next_to is not None:
        found = next((release for release in out[out.index(next_to) + 1 :]), next_to)
    else:
        found = out[0] if out else None
    if found is None:
        raise Http404
    return found


def _dashboard(request, release: Release, out: Sequence[Release]):
    """The page of a release: its frame is the reader's, all else is kept (see `stored`)."""
    key = (release.pk, get_language(), *(each.pk for each in out))
    main = stored.kept(key, lambda: render_to_string("funders/main.html", _main(release, out)))
    return render(request, "funders/dashboard.html", {"title": _title(release), "main": main})


def _main(release: Release, out: Sequence[Release]) -> dict:
    others = [other for other in out if other != release]
    context = {
        "title": _title(release),
        "lead": _("Figures as of %(day)s") % {"day": date_format(release.as_of)},
        "trail": _trail() if release.grant else [],
        "newest": out[0] if release != out[0] else None,
        "others": others,
        "downloads": downloads(release),
        "drawn": page.draw(release, access.before(release, out)),
        "secondary": [{"print": True, "label": _("Print")}],
    }
    if others and release.grant:
        address = f"{reverse('grant_compare', args=[release.grant.key])}?later={release.pk}"
        context["secondary"].insert(0, {"url": address, "label": _("Compare"), "icon": "history"})
    return context


def _title(release: Release) -> str:
    return release.grant.title if release.grant else release.initiative.name


def downloads(release: Release) -> list[dict]:
    """Where a release can be taken away, for whoever may read it."""
    files = (("pdf", _("PDF report")), ("xlsx", _("Excel workbook")), ("csv", _("CSV file")), ("json", _("JSON file")))
    route = "public_file" if page.is_public(release) else "release_file"
    return [{"url": reverse(route, args=[release.pk, kind]), "label": label} for kind, label in files]


def _figure(request, pk: int, figure: str) -> tuple[Release, drawings.Drawn]:
    release = get_object_or_404(access.readable(request.user).select_related("grant", "initiative"), pk=pk)
    earlier = page.readings(access.before(release)) if figure.endswith(".trend") else []
    drawing = drawings.find(figure, Reading(release.body), earlier) if page.drawable(release) else None
    if drawing is None:
        raise Http404
    return release, drawing


def _trail() -> list[dict]:
    return [{"url": reverse("grant_dashboard_list"), "label": _("Your grants")}]


def _trail_of(request, release: Release) -> list[dict]:
    if request.user.is_authenticated and request.user.role in STAFF:
        return [{"url": reverse("release_detail", args=[release.pk]), "label": page.title(release)}]
    public = release.grant is None
    route, key = ("public_dashboard", release.initiative.key) if public else ("grant_dashboard", release.grant.key)
    here = {"url": f"{reverse(route, args=[key])}?release={release.pk}", "label": page.title(release)}
    return [here] if public else [*_trail(), here]
