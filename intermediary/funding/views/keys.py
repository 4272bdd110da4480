from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.funding import services
from intermediary.funding.forms import KeyForm
from intermediary.funding.models import ApiKey, Funder


def key_make(request, key: str):
    """Make a key for a funder's programs. The page that answers is the only one that ever shows it."""
    funder = get_object_or_404(Funder, key=key)
    page = reverse("funder_detail", args=[key])
    trail = [{"url": reverse("funder_list"), "label": _("Funders")}, {"url": page, "label": funder.name}]
    form = KeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made, secret = services.make_key(funder=funder, **form.cleaned_data, by=request.user)
        context = {"title": made.name, "trail": trail, "secret": secret, "page": page}
        return render(request, "funding/key.html", context)
    context = {
        "title": _("Make a key for programs"),
        "lead": _("Programs of %(funder)s read its published releases with it, and nothing else.") % {"funder": funder},
        "forms": [form],
        "trail": trail,
        "submit": _("Make the key"),
        "cancel_url": page,
    }
    return render(request, "form.html", context)


def key_revoke(request, pk: int):
    found = get_object_or_404(ApiKey.objects.select_related("funder"), pk=pk)
    if request.method == "POST":
        services.revoke_key(key=found, by=request.user)
        messages.success(request, _("The key opens nothing any more."))
    return redirect("funder_detail", key=found.funder.key)
