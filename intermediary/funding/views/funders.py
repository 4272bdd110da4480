from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.accounts.policy import may
from intermediary.funding import services
from intermediary.funding.forms import FunderForm, MemberForm
from intermediary.funding.models import Funder
from intermediary.pages.forms import SearchForm
from intermediary.pages.listing import Column, Listing


def funder_list(request):
    filters = SearchForm(request.GET)
    found = Funder.objects.annotate(
        grant_count=Count("grants", distinct=True), member_count=Count("members", distinct=True)
    )
    if search := filters.value("q"):
        found = found.filter(name__icontains=search)
    listing = Listing(
        request,
        found,
        columns=(
            Column(_("Funder"), lambda funder: funder.name),
            Column(_("Grants"), lambda funder: funder.grant_count, number=True),
            Column(_("People with access"), lambda funder: funder.member_count, number=True),
        ),
        order=("name", "pk"),
        link=lambda funder: reverse("funder_detail", args=[funder.key]),
        noun=(_("funder"), _("funders")),
        filters=filters,
    )
    add = {"url": reverse("funder_add"), "label": _("Add a funder"), "icon": "plus"}
    return listing.render(
        title=_("Funders"),
        lead=_("Who pays. Their contacts see published figures of their own grants, and nothing else."),
        primary=add if may(request.user, "funder_add") else None,
        empty=(_("No funders yet"), _("Add the first one, then its grants.")),
    )


def funder_detail(request, key: str):
    funder = get_object_or_404(Funder, key=key)
    context = {
        "funder": funder,
        "grants": funder.grants.select_related("initiative"),
        "api_keys": funder.api_keys.filter(revoked_at=None).select_related("made_by"),
        "members": funder.members.select_related("user").order_by("user__name"),
        "trail": _trail(),
        "title": funder.name,
        "may_change": may(request.user, "funder_edit"),
    }
    if context["may_change"]:
        context["primary"] = {"url": reverse("grant_add") + f"?funder={key}", "label": _("Add a grant"), "icon": "plus"}
        context["secondary"] = [
            {"url": reverse("funder_edit", args=[key]), "label": _("Edit"), "icon": "edit"},
            {"url": reverse("funder_key_make", args=[key]), "label": _("Make a key"), "icon": "key"},
            {"url": reverse("funder_invite", args=[key]), "label": _("Invite a contact"), "icon": "mail"},
        ]
    return render(request, "funding/funder.html", context)


def funder_form(request, key: str | None = None):
    funder = get_object_or_404(Funder, key=key) if key else None
    title = _("Edit %s") % funder if funder else _("Add a funder")
    form = FunderForm(request.POST or None, instance=funder)
    if request.method == "POST" and form.is_valid():
        saved = services.save_funder(funder=funder, **form.changes(), by=request.user)
        messages.success(request, _("Saved."))
        return redirect("funder_detail", key=saved.key)
    cancel = reverse("funder_detail", args=[key]) if key else reverse("funder_list")
    return render(request, "form.html", {"title": title, "forms": [form], "trail": _trail(), "cancel_url": cancel})


def funder_invite(request, key: str):
    funder = get_object_or_404(Funder, key=key)
    form = MemberForm(request.POST or None)
    page = reverse("funder_detail", args=[key])
    if request.method == "POST" and form.is_valid():
        site = f"{request.scheme}://{request.get_host()}"
        try:
            services.invite_member(funder=funder, **form.cleaned_data, site=site, by=request.user)
        except ValidationError as refusal:
            form.add_error("email", refusal)
        else:
            messages.success(request, _("%(name)s was invited by e-mail.") % form.cleaned_data)
            return redirect(page)
    context = {
        "title": _("Invite somebody of %s") % funder,
        "lead": _("They will see published figures of this funder's grants, and no record of any person."),
        "forms": [form],
        "trail": [*_trail(), {"url": page, "label": funder.name}],
        "submit": _("Send the invitation"),
        "cancel_url": page,
    }
    return render(request, "form.html", context)


def _trail() -> list[dict]:
    return [{"url": reverse("funder_list"), "label": _("Funders")}]
