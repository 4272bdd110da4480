from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.funding.contributions import services
from intermediary.funding.contributions.forms import ContributionForm
from intermediary.funding.contributions.models import Contribution
from intermediary.initiatives.partners.models import Partnership
from intermediary.pages.saving import save_page


def contribution_form(request, key: str, pk: int, number: int | None = None):
    """Of partner `pk`: a new contribution, or the one of that number."""
    found = Partnership.objects.select_related("organization", "initiative")
    partner = get_object_or_404(found, pk=pk, initiative__key=key)
    given = get_object_or_404(Contribution, pk=number, partnership=partner) if number is not None else None
    page = reverse("partner_detail", args=[key, pk])
    return save_page(
        request,
        ContributionForm(request.POST or None, instance=given, partnership=partner),
        lambda **values: services.save_contribution(partnership=partner, contribution=given, **values),
        title=_("Edit the contribution") if given else _("Add a contribution"),
        trail=[
            {"url": reverse("partner_list", args=[key]), "label": _("Partners")},
            {"url": page, "label": str(partner)},
        ],
        cancel_url=page,
        done=_("The contribution is saved."),
    )


def contribution_remove(request, key: str, pk: int):
    given = get_object_or_404(
        Contribution.objects.select_related("partnership"), pk=pk, partnership__initiative__key=key
    )
    if request.method == "POST":
        services.remove_contribution(contribution=given, by=request.user)
        messages.success(request, _("The contribution is taken off."))
    return redirect("partner_detail", key=key, pk=given.partnership_id)
