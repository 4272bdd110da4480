from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.initiatives.models import Initiative
from intermediary.initiatives.partners import queries, services
from intermediary.initiatives.partners.forms import AgreementForm, PartnerForm, PartnerSearch, ReferralCountForm
from intermediary.initiatives.partners.models import Agreement, Partnership, ReferralCount
from intermediary.initiatives.tabs import tabs
from intermediary.pages.listing import Column, Listing
from intermediary.pages.saving import save_page


def partner_list(request, key: str):
    initiative, today = get_object_or_404(Initiative, key=key), timezone.localdate()
    filters = PartnerSearch(request.GET)
    listing = Listing(
        request,
        queries.partnerships(initiative, today, filters.value("q"), filters.value("role")),
        columns=(
            Column(_("Partner"), str, under=lambda partner: partner.organization.get_kind_display()),
            Column(_("Roles"), lambda partner: partner.role_words),
            Column(_("Agreements in force"), lambda partner: partner.agreed, number=True, under=_next_end),
            Column(_("Sent to us"), lambda partner: partner.sent_to_us, number=True),
            Column(_("Sent to them"), lambda partner: partner.sent_to_them, number=True),
            Column(_("In charge"), lambda partner: partner.lead or "", under=lambda partner: _left(partner, today)),
        ),
        order=("organization__name", "pk"),
        link=lambda partner: reverse("partner_detail", args=[key, partner.pk]),
        noun=(_("partner"), _("partners")),
        filters=filters,
    )
    return listing.render(
        title=_("Partners"),
        lead=_("Who brings what to %(initiative)s, and on what terms.") % {"initiative": initiative.name},
        primary={"url": reverse("partner_add", args=[key]), "label": _("Add a partner"), "icon": "plus"},
        empty=(_("No partners yet"), _("Add the agencies, unions, employers and funders that you work with.")),
        tabs=tabs(request, initiative),
    )


def _next_end(partner: Partnership) -> str:
    return _("until %(day)s") % {"day": date_format(partner.next_end)} if partner.next_end else ""


def _left(partner: Partnership, today) -> str:
    if partner.until and partner.until < today:
        return _("partner until %(day)s") % {"day": date_format(partner.until)}
    return ""


def partner_form(request, key: str, pk: int | None = None):
    initiative = get_object_or_404(Initiative, key=key)
    partner = _partner(key, pk) if pk else None
    return save_page(
        request,
        PartnerForm(request.POST or None, instance=partner),
        lambda **values: services.save_partner(initiative=initiative, partnership=partner, **values),
        title=_("Edit %s") % partner if partner else _("Add a partner"),
        trail=_trail(key, partner),
        cancel_url=_page(partner) if partner else reverse("partner_list", args=[key]),
        to=_page,
        done=_("The partner is saved."),
    )


def agreement_form(request, key: str, pk: int, number: int | None = None):
    """Of partner `pk`: a new agreement, or the one of that number."""
    partner = _partner(key, pk)
    agreement = get_object_or_404(Agreement, pk=number, partnership=partner) if number is not None else None
    return save_page(
        request,
        AgreementForm(request.POST or None, instance=agreement, initial={"responsible": partner.lead}),
        lambda **values: services.save_agreement(partnership=partner, agreement=agreement, **values),
        title=_("Edit %s") % agreement if agreement else _("Add an agreement"),
        trail=_trail(key, partner),
        cancel_url=_page(partner),
        done=_("The agreement is saved."),
    )


def referral_count_add(request, key: str, pk: int):
    partner = _partner(key, pk)
    return save_page(
        request,
        ReferralCountForm(request.POST or None),
        lambda **values: services.count_referrals(partnership=partner, **values),
        title=_("Count people sent"),
        lead=_("How many people this partner sent to us, or we to it, in some days. No names."),
        trail=_trail(key, partner),
        cancel_url=_page(partner),
        done=_("Counted."),
    )


def referral_count_remove(request, key: str, pk: int):
    count = get_object_or_404(
        ReferralCount.objects.select_related("partnership__initiative"), pk=pk, partnership__initiative__key=key
    )
    if request.method == "POST":
        services.remove_referral_count(count=count, by=request.user)
        messages.success(request, _("The count is taken off."))
    return redirect(_page(count.partnership))


def _partner(key: str, pk: int) -> Partnership:
    found = Partnership.objects.select_related("initiative", "organization", "lead")
    return get_object_or_404(found, pk=pk, initiative__key=key)


def _page(partner: Partnership) -> str:
    return reverse("partner_detail", args=[partner.initiative.key, partner.pk])


def _trail(key: str, partner: Partnership | None) -> list[dict]:
    start = [{"url": reverse("partner_list", args=[key]), "label": _("Partners")}]
    return [*start, {"url": _page(partner), "label": str(partner)}] if partner else start
