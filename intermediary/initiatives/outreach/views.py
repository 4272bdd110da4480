from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from intermediary.initiatives.models import Initiative
from intermediary.initiatives.outreach import services
from intermediary.initiatives.outreach.forms import CampaignForm, CampaignSearch, StatedForm
from intermediary.initiatives.outreach.models import Campaign, Stated
from intermediary.initiatives.outreach.results import Result, results
from intermediary.initiatives.tabs import tabs
from intermediary.pages.listing import Column, Listing
from intermediary.pages.saving import save_page


def campaign_list(request, key: str):
    initiative = get_object_or_404(Initiative, key=key)
    filters = CampaignSearch(request.GET)
    found = Campaign.objects.filter(initiative=initiative).select_related("partnership__organization")
    for word in (filters.value("q") or "").split():
        found = found.filter(name__icontains=word)
    if audience := filters.value("audience"):
        found = found.filter(audience=audience)
    came = SimpleLazyObject(lambda: results(found))  # one query a kind, whatever the number of rows
    listing = Listing(
        request,
        found,
        columns=(
            Column(_("Campaign"), str, under=lambda each: f"{each.get_form_display()} · {each.get_audience_display()}"),
            Column(_("When"), when, under=lambda each: each.place),
            Column(_("Reached"), lambda each: each.reached, number=True),
            Column(
                _("What came of it"), lambda each: "; ".join(map(in_words, came[each.pk])) or _("nothing on record")
            ),
        ),
        order=("-starts_on", "-pk"),
        link=lambda each: reverse("campaign_detail", args=[key, each.pk]),
        noun=(_("campaign"), _("campaigns")),
        filters=filters,
    )
    return listing.render(
        title=_("Outreach"),
        lead=_("Events and campaigns toward residents, workers and employers, and what came of them."),
        primary={"url": reverse("campaign_add", args=[key]), "label": _("Add a campaign"), "icon": "plus"},
        empty=(_("No outreach yet"), _("Add the next job fair, canvass or firm visit.")),
        tabs=tabs(request, initiative),
    )


def when(campaign: Campaign) -> str:
    first = date_format(campaign.starts_on)
    return f"{first} – {date_format(campaign.ends_on)}" if campaign.ends_on else first


def in_words(result: Result) -> str:
    words = _("%(n)s %(what)s, counted") if result.counted else _("%(n)s %(what)s, as stated")
    return words % {"n": result.number, "what": result.label.lower()}


def campaign_detail(request, key: str, pk: int):
    campaign = _campaign(key, pk)
    context = {
        "title": campaign.name,
        "lead": f"{campaign.get_form_display()} · {campaign.get_audience_display()}",
        "trail": _trail(key),
        "campaign": campaign,
        "key": key,
        "results": results([campaign])[campaign.pk],
        "facts": [
            (_("When"), when(campaign)),
            (_("Place"), campaign.place or None),
            (_("Together with"), campaign.partnership),
            (_("In charge"), campaign.lead),
            (_("Reached"), campaign.reached if campaign.reached is not None else _("Not known")),
            (_("How that was counted"), campaign.reach_source or None),
            (_("Code"), campaign.code),
        ],
        "primary": {"url": reverse("campaign_state", args=[key, pk]), "label": _("State a number"), "icon": "plus"},
        "secondary": [{"url": reverse("campaign_edit", args=[key, pk]), "label": _("Edit"), "icon": "edit"}],
    }
    return render(request, "outreach/campaign.html", context)


def campaign_form(request, key: str, pk: int | None = None):
    initiative = get_object_or_404(Initiative, key=key)
    campaign = _campaign(key, pk) if pk is not None else None
    return save_page(
        request,
        CampaignForm(request.POST or None, instance=campaign, initiative=initiative),
        lambda **values: services.save_campaign(initiative=initiative, campaign=campaign, **values),
        title=_("Edit %s") % campaign if campaign else _("Add a campaign"),
        trail=_trail(key, campaign),
        cancel_url=_page(key, campaign) if campaign else reverse("campaign_list", args=[key]),
        to=lambda saved: _page(key, saved),
        done=_("The campaign is saved."),
    )


def campaign_state(request, key: str, pk: int):
    campaign = _campaign(key, pk)
    return save_page(
        request,
        StatedForm(request.POST or None),
        lambda **values: services.state_result(campaign=campaign, **values),
        title=_("State a number"),
        lead=_("For what no record names. It is shown as stated, with who says so."),
        trail=_trail(key, campaign),
        cancel_url=_page(key, campaign),
        done=_("Saved."),
    )


def campaign_withdraw(request, key: str, pk: int):
    found = Stated.objects.select_related("campaign")
    stated = get_object_or_404(found, pk=pk, campaign__initiative__key=key)
    if request.method == "POST":
        services.withdraw_result(stated=stated, by=request.user)
        messages.success(request, _("The number is taken off."))
    return redirect(_page(key, stated.campaign))


def _campaign(key: str, pk: int) -> Campaign:
    found = Campaign.objects.select_related("partnership__organization", "lead")
    return get_object_or_404(found, pk=pk, initiative__key=key)


def _page(key: str, campaign: Campaign) -> str:
    return reverse("campaign_detail", args=[key, campaign.pk])


def _trail(key: str, campaign: Campaign | None = None) -> list[dict]:
    start = [{"url": reverse("campaign_list", args=[key]), "label": _("Outreach")}]
    return [*start, {"url": _page(key, campaign), "label": campaign.name}] if campaign else start
