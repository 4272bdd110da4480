from functools import partial

from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.accounts.policy import may
from intermediary.funding import services
from intermediary.funding.forms import GrantForm, GrantSearch
from intermediary.funding.models import Funder, Grant
from intermediary.initiatives.models import Initiative
from intermediary.pages.listing import Column, Listing
from intermediary.pages.saving import save_page


def grant_list(request):
    filters = GrantSearch(request.GET)
    listing = Listing(
        request,
        _grants(filters.value("q"), filters.value("initiative")),
        columns=(
            Column(_("Grant"), lambda grant: grant.title, under=lambda grant: grant.funder or ""),
            Column(_("Initiative"), lambda grant: grant.initiative.name),
            Column(_("Starts on"), lambda grant: date_format(grant.starts_on) if grant.starts_on else ""),
            Column(_("Ends on"), lambda grant: date_format(grant.ends_on) if grant.ends_on else ""),
            Column(_("Amount"), lambda grant: f"${grant.amount:,.0f}" if grant.amount else "", number=True),
        ),
        order=("-starts_on", "pk"),
        link=lambda grant: reverse("grant_detail", args=[grant.key]),
        noun=(_("grant"), _("grants")),
        filters=filters,
    )
    add = {"url": reverse("grant_add"), "label": _("Add a grant"), "icon": "plus"}
    return listing.render(
        title=_("Grants"),
        lead=_("Money for an initiative over some time, and what was promised for it."),
        primary=add if may(request.user, "grant_add") else None,
        empty=(_("No grants yet"), _("Add the first one; cohorts then name the grants that pay for them.")),
    )


def grant_form(request, key: str | None = None):
    grant = get_object_or_404(Grant, key=key) if key else None
    title = _("Edit %s") % grant if grant else _("Add a grant")
    form = GrantForm(request.POST or None, instance=grant, initial={} if grant else _asked_for(request))
    return save_page(
        request, form, partial(services.save_grant, grant=grant), title=title, done=_("The grant is saved."),
        trail=[{"url": reverse("grant_list"), "label": _("Grants")}],
        to=lambda saved: reverse("grant_detail", args=[saved.key]),
        cancel_url=reverse("grant_detail", args=[key]) if key else reverse("grant_list"),
    )  # fmt: skip


def _grants(search: str | None, initiative: Initiative | None):
    found = Grant.objects.select_related("funder", "initiative")
    if search:
        found = found.filter(Q(title__icontains=search) | Q(funder__name__icontains=search) | Q(key__iexact=search))
    return found.filter(initiative=initiative) if initiative else found


def _asked_for(request) -> dict:
    """What a link on a funder's or an initiative's page chose beforehand."""
    asked = {name: request.GET.get(name, "").replace("\0", "") for name in ("funder", "initiative")}
    return {
        "funder": Funder.objects.filter(key=asked["funder"]).first(),
        "initiative": Initiative.objects.filter(key=asked["initiative"]).first(),
    }
