"""The research room: target occupations and industries of an initiative, each on a page of its own, and the sources."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.accounts.policy import may
from intermediary.dashboards.research import industry, occupation
from intermediary.dashboards.research.targeted import cited, targeted
from intermediary.initiatives.models import Initiative
from intermediary.initiatives.tabs import tabs
from intermediary.pages.forms import SearchForm
from intermediary.pages.listing import Column, Listing
from intermediary.reference.industries import industry_code
from intermediary.reference.occupations import soc_code
from intermediary.research import queries


def research(request, key: str):
    """The entrance: what each target occupation pays and asks, and how large each industry is."""
    initiative = get_object_or_404(Initiative, key=key)
    today = timezone.localdate()
    occupations, releases = targeted(initiative, today)
    counties = queries.in_counties(initiative.industries, initiative.counties)
    context = {
        "occupations": occupations,
        "industries": [industry.summed(initiative, code, counties) for code in initiative.industries],
        "sources": cited(initiative, [*releases, *(row.release for row in counties)], today),
        "primary": _set_up(request, initiative),
        "secondary": [{"url": reverse("research_sources"), "label": _("Sources"), "icon": "note"}],
    }
    return render(request, "research/research.html", {**_around(request, initiative), **context})


def research_occupation(request, key: str, soc: str):
    initiative = get_object_or_404(Initiative, key=key)
    if soc_code(soc) != soc:
        raise Http404
    context = occupation.page(initiative, soc, timezone.localdate())
    return render(request, "research/occupation.html", {**_around(request, initiative), **context})


def research_industry(request, key: str, naics: str):
    initiative = get_object_or_404(Initiative, key=key)
    if industry_code(naics) != naics:
        raise Http404
    context = industry.page(initiative, naics, timezone.localdate())
    return render(request, "research/industry.html", {**_around(request, initiative), **context})


def research_sources(request):
    """Every file of official figures on record: where it is from, how old it is, what it holds."""
    filters, today = SearchForm(request.GET), timezone.localdate()
    listing = Listing(
        request,
        queries.releases(filters.value("q") or ""),
        columns=(
            Column(_("What"), lambda release: release.get_kind_display(), under=lambda release: release.source),
            Column(_("Of"), lambda release: release.period_words),
            Column(_("Released on"), lambda release: release.released_on),
            Column(
                _("State"),
                lambda release: _state(release, today)[0],
                under=lambda release: release.licence,
                tone=lambda release: _state(release, today)[1],
            ),
            Column(_("Figures"), lambda release: release.rows, number=True),
            Column(_("File"), lambda release: release.file_name.replace("_", "_\u200b")),  # may break on a phone,
        ),
        order=("kind", "-released_on", "-pk"),
        link=lambda release: release.url,
        noun=(_("file"), _("files")),
        filters=filters,
    )
    return listing.render(
        title=_("Sources"),
        lead=_("Official files that figures of research are from. They come in by the command load_research."),
        empty=(_("No file loaded yet"), _("Run load_research built-in for the extracts that come with the project.")),
    )


def _state(release, today) -> tuple[str, str]:
    if release.sample:
        return _("Sample, not official"), "warning"
    return (_("Stale"), "warning") if release.stale(today) else (_("In force"), "good")


def _around(request, initiative: Initiative) -> dict:
    return {
        "title": _("Research"),
        "lead": initiative.name,
        "initiative": initiative,
        "tabs": tabs(request, initiative),
    }


def _set_up(request, initiative: Initiative) -> dict | None:
    if not may(request.user, "initiative_occupations"):
        return None
    url = reverse("initiative_occupations", args=[initiative.key])
    return {"url": url, "label": _("Choose occupations"), "icon": "edit"}
