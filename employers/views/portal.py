"""The employer's own door: their firms' openings, and nobody else's."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from employers.choosing import FirmSearch, firms_of
from employers.forms import OpeningSearch
from employers.models import Opening
from employers.queries import openings, own_employers
from employers.views.openings import edit_opening, opening_listing


class OwnSearch(OpeningSearch, FirmSearch):
    """The toolbar of openings, with the choice of a firm."""


def own_openings(request):
    chosen = firms_of(request)
    firms = chosen.shown
    filters = OwnSearch(request.GET)
    filters.choose(chosen)
    listing = opening_listing(
        request,
        openings(filters.value("q"), filters.value("status")).filter(employer__in=firms),
        filters,
        link=lambda opening: reverse("own_opening_edit", args=[opening.key]),
    )
    post = [
        {
            "url": reverse("own_opening_add", args=[firm.key]),
            "label": _("Post an opening") if len(firms) == 1 else _("Post for %s") % firm,
            "icon": "plus",
        }
        for firm in firms
    ]
    imports = [
        {
            "url": reverse("own_postings", args=[firm.key]),
            "label": _("Import postings") if len(firms) == 1 else _("Import for %s") % firm,
        }
        for firm in firms
    ]
    return listing.render(
        title=_("Our openings"),
        lead=", ".join(firm.name for firm in firms),
        primary=post[0] if post else None,
        secondary=[*post[1:], *imports],
        empty=(_("Nothing posted yet"), _("Post a job, and the initiative's staff will look for people who fit.")),
    )


def own_opening_form(request, key: str | None = None, employer: str | None = None):
    firms = own_employers(request.user)
    opening = None
    if key:
        opening = get_object_or_404(Opening.objects.select_related("employer").filter(employer__in=firms), key=key)
    firm = opening.employer if opening else get_object_or_404(firms, key=employer)
    return edit_opening(request, opening, firm, done=reverse("own_openings"))
