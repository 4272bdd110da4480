"""The page of a partner: what it does, agreed, brought and sent, and which record it is elsewhere in the house."""

from django.db.models import Sum
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.accounts.policy import may
from intermediary.dashboards.strategy import services
from intermediary.dashboards.strategy.forms import KnownAsForm
from intermediary.dashboards.strategy.models import KnownAs
from intermediary.initiatives.partners.enums import Direction
from intermediary.initiatives.partners.models import Agreement, Partnership
from intermediary.pages.saving import save_page


def partner_detail(request, key: str, pk: int):
    partner, today = _partner(key, pk), timezone.localdate()
    sent = dict(partner.referral_counts.order_by().values_list("direction").annotate(n=Sum("number")))
    context = {
        "title": str(partner),
        "lead": " · ".join(filter(None, (partner.organization.get_kind_display(), partner.role_words))),
        "trail": [{"url": reverse("partner_list", args=[key]), "label": _("Partners")}],
        "partner": partner,
        "key": key,
        "agreements": [(each, *_state(each, today)) for each in partner.agreements.select_related("responsible")],
        "contributions": partner.contributions.select_related("grant"),
        "counts": partner.referral_counts.all(),
        "sent_to_us": sent.get(Direction.TO_US),
        "sent_to_them": sent.get(Direction.TO_THEM),
        "seats": partner.seats.select_related("council"),
        "records": _records(partner),
        "may_give": may(request.user, "contribution_add"),
        "facts": [
            (_("Partner since"), date_format(partner.since) if partner.since else None),
            *([(_("Partner until"), date_format(partner.until))] if partner.until else []),
            (_("In charge"), partner.lead),
            (_("Contact"), partner.contact_name or None),
            (_("E-mail"), partner.contact_email or None),
            (_("Phone"), partner.contact_phone or None),
            (_("Website"), partner.organization.website or None),
            (_("Named on the public page"), _("Yes") if partner.shown else _("No")),
        ],
        "primary": {"url": reverse("agreement_add", args=[key, pk]), "label": _("Add an agreement"), "icon": "plus"},
        "secondary": [
            {"url": reverse("partner_known_as", args=[key, pk]), "label": _("Say which record it is"), "icon": "link"},
            {"url": reverse("partner_edit", args=[key, pk]), "label": _("Edit"), "icon": "edit"},
        ],
    }
    return render(request, "strategy/partner.html", context)


def _state(agreement: Agreement, today) -> tuple[str, str]:
    """In a word and a tone whether an agreement holds."""
    if agreement.starts_on > today:
        return _("Not yet in force"), "notice"
    if agreement.ends_on is None:
        return _("In force"), "good"
    days = (agreement.ends_on - today).days
    if days < 0:
        return _("Ended"), "quiet"
    return (_("Ends in %(n)s days") % {"n": days}, "warning") if days <= 60 else (_("In force"), "good")


def _records(partner: Partnership) -> list[tuple[str, str, str]]:
    """(what, name, address) of each record that the organization is."""
    known = KnownAs.objects.filter(organization=partner.organization).select_related("employer", "funder", "provider")
    found = []
    for each in known:
        if each.employer:
            found.append((_("Employer"), each.employer.name, reverse("employer_detail", args=[each.employer.key])))
        if each.funder:
            found.append((_("Funder"), each.funder.name, reverse("funder_detail", args=[each.funder.key])))
        if each.provider:
            found.append((_("Training provider"), each.provider.name, f"{reverse('program_list')}?q={each.provider}"))
    return found


def partner_known_as(request, key: str, pk: int):
    partner = _partner(key, pk)
    known = KnownAs.objects.filter(organization=partner.organization).select_related("employer").first()
    page = reverse("partner_detail", args=[key, pk])
    return save_page(
        request,
        KnownAsForm(request.POST or None, known=known),
        lambda **values: services.say_who(organization=partner.organization, **values),
        title=_("Which record is it?"),
        lead=_("A partner may be on record as employer, funder or training provider: its page then leads there."),
        trail=[
            {"url": reverse("partner_list", args=[key]), "label": _("Partners")},
            {"url": page, "label": str(partner)},
        ],
        cancel_url=page,
        done=_("Saved."),
    )


def _partner(key: str, pk: int) -> Partnership:
    found = Partnership.objects.select_related("initiative", "organization", "lead")
    return get_object_or_404(found, pk=pk, initiative__key=key)
