from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.pages.forms import SearchForm, all_valid
from intermediary.pages.listing import Column, Listing
from participants import services
from participants.finding.search import ORDER
from participants.forms import ConsentForm, IdentityForm, PriorJobForm, TraitsForm
from participants.models import Consent, Participant
from participants.queries import people


def participant_list(request):
    filters = SearchForm(request.GET)
    filters.fields["q"].help_text = _("Name, e-mail, phone or ID")
    listing = Listing(
        request,
        people(filters.value("q")),
        columns=(
            Column(_("Name"), lambda person: f"{person.identity.last_name}, {person.identity.first_name}"),
            Column(_("Date of birth"), lambda person: person.identity.birth_date),
            Column(_("Phone"), lambda person: person.identity.phone),
            Column(_("E-mail"), lambda person: person.identity.email),
            Column(_("ID"), lambda person: person.key),
        ),
        order=ORDER,
        link=lambda person: reverse("participant_detail", args=[person.key]),
        noun=(_("participant"), _("participants")),
        filters=filters,
    )
    return listing.render(
        title=_("Participants"),
        primary={"url": reverse("participant_add"), "label": _("Add a participant"), "icon": "plus"},
        empty=(_("Nobody on record yet"), _("Add the first person, or import the workbook you already keep.")),
    )


def participant_add(request):
    forms = _person_forms(request.POST or None)
    if request.method == "POST" and all_valid(forms):
        participant = services.add_participant(**_values(forms), by=request.user)
        messages.success(request, _("%(name)s is on record.") % {"name": participant.identity})
        return redirect("participant_detail", key=participant.key)
    return render(
        request,
        "form.html",
        {"title": _("Add a participant"), "forms": forms, "trail": _trail(), "cancel_url": reverse("participant_list")},
    )


def participant_edit(request, key: str):
    participant = get_object_or_404(Participant.objects.select_related("identity", "traits", "prior_job"), key=key)
    forms = _person_forms(request.POST or None, participant)
    if request.method == "POST" and all_valid(forms):
        services.change_participant(participant=participant, **_values(forms), by=request.user)
        messages.success(request, _("Saved."))
        return redirect("participant_detail", key=key)
    page = reverse("participant_detail", args=[key])
    trail = [*_trail(), {"url": page, "label": str(participant.identity)}]
    return render(
        request,
        "form.html",
        {"title": _("Edit %s") % participant.identity, "forms": forms, "trail": trail, "cancel_url": page},
    )


def consent_give(request, key: str):
    participant = get_object_or_404(Participant.objects.select_related("identity"), key=key)
    form = ConsentForm(request.POST or None, initial={"given_on": timezone.localdate()})
    page = reverse("participant_detail", args=[key])
    if request.method == "POST" and form.is_valid():
        services.give_consent(participant=participant, **form.changes(), by=request.user)
        messages.success(request, _("Consent is on record."))
        return redirect(page)
    context = {
        "title": _("Consent of %s") % participant.identity,
        "lead": _("What the person agreed to. Without it no employer sees their name."),
        "forms": [form],
        "trail": [*_trail(), {"url": page, "label": str(participant.identity)}],
        "cancel_url": page,
    }
    return render(request, "form.html", context)


def consent_withdraw(request, key: str):
    consent = get_object_or_404(Consent.objects.select_related("participant"), key=key)
    if request.method == "POST":
        services.withdraw_consent(consent=consent, on=timezone.localdate(), by=request.user)
        messages.success(request, _("Consent is withdrawn. Employers no longer see the name."))
    return redirect("participant_detail", key=consent.participant.key)


def _person_forms(data, participant: Participant | None = None) -> list:
    parts = {name: getattr(participant, name, None) for name in ("identity", "traits", "prior_job")}
    return [
        IdentityForm(data, prefix="identity", instance=parts["identity"], today=timezone.localdate()),
        TraitsForm(data, prefix="traits", instance=parts["traits"]),
        PriorJobForm(data, prefix="prior_job", instance=parts["prior_job"]),
    ]


def _values(forms: list) -> dict:
    return {form.prefix: form.changes() for form in forms}


def _trail() -> list[dict]:
    return [{"url": reverse("participant_list"), "label": _("Participants")}]
