"""Intake in one page: everything is checked at once, what was typed stays, and people like this one show up."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.exchange.uploads import TOO_LARGE
from intermediary.pages.forms import all_valid
from participants import services
from participants.alike import alike
from participants.forms import (
    FirstConsentForm,
    FirstDocumentForm,
    HouseholdForm,
    IdentityForm,
    PriorJobForm,
    TraitsForm,
    job_forms,
)
from participants.models import Participant
from participants.person_page import trail

PARTS = ("identity", "traits", "household", "prior_job")
MORE, ANOTHER = "another_job", "somebody_else"


def participant_add(request):
    data = _more_jobs(request.POST) if request.method == "POST" else None
    forms, jobs = _person_forms(data), job_forms(data)
    document = FirstDocumentForm(
        data, request.FILES or None, prefix="document", too_large=request.META.get(TOO_LARGE, False)
    )
    consent = FirstConsentForm(data, prefix="consent", initial={"given_on": timezone.localdate()})
    found = []
    if request.method == "POST" and MORE not in request.POST and all_valid([*forms, jobs, document, consent]):
        found = [] if ANOTHER in request.POST else alike(forms[0].cleaned_data)
        if not found:
            participant = _add(_values(forms), jobs, document, consent, by=request.user)
            messages.success(request, _("%(name)s is on record.") % {"name": participant.identity})
            return redirect("participant_detail", key=participant.key)
    context = {
        "title": _("Add a participant"), "forms": forms, "jobs": jobs, "after": [document, consent], "found": found,
        "asked": bool(found), "trail": [{"url": reverse("participant_list"), "label": _("Participants")}],
        "cancel_url": reverse("participant_list"), "upload": True, "new": True,
    }  # fmt: skip
    return render(request, "participants/intake.html", context)


def participant_edit(request, key: str):
    participant = get_object_or_404(Participant.objects.select_related(*PARTS), key=key)
    data = _more_jobs(request.POST) if request.method == "POST" else None
    forms, jobs = _person_forms(data, participant), job_forms(data, participant, extra=0)
    if request.method == "POST" and MORE not in request.POST and all_valid([*forms, jobs]):
        values = _values(forms)
        earlier = _swapped(values["prior_job"], jobs)
        services.change_participant(participant=participant, **values, earlier_jobs=earlier, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("participant_record", key=key)
    context = {
        "title": _("Edit %s") % participant.identity, "forms": forms, "jobs": jobs,
        "trail": trail(participant, "participant_record"), "cancel_url": reverse("participant_record", args=[key]),
    }  # fmt: skip
    return render(request, "participants/intake.html", context)


def participant_alike(request):
    """A fragment for the page of a new person, while it is typed: who on record is like them.

    It takes a POST, though it changes nothing: a name in an address would stand in the logs of every server on the way.
    """
    facts = {name.removeprefix("identity-"): value for name, value in request.POST.items()}
    found = alike(facts)
    return render(request, "participants/alike.html", {"found": found}) if found else HttpResponse()


def _add(values: dict, jobs, document, consent, *, by) -> Participant:
    """The person with all that the page says of them, as one act."""
    said = consent.cleaned_data
    file, kind = document.cleaned_data["document"], document.cleaned_data["kind"]
    earlier = [job for _pk, job in _swapped(values["prior_job"], jobs) if job is not None]
    if file:
        file.seek(0)
    return services.take_in(
        **values, earlier_jobs=earlier, document=(kind, file.name, file.read()) if file else None,
        purposes=said["purposes"], given_on=said["given_on"], expires_on=said["expires_on"], by=by,
    )  # fmt: skip


def _swapped(baseline: dict, jobs) -> list[tuple[int | None, dict | None]]:
    """The other jobs as the service takes them. One that is to be the baseline changes places with it."""
    found = []
    for pk, values, chosen in jobs.values():
        if chosen and values is not None:
            former = {name: baseline[name] for name in values}
            baseline.update(values, incumbent=None)
            values = former if any(former.values()) else None
        if not (pk is None and values is None):
            found.append((pk, values))
    return found


def _more_jobs(sent):
    """What was sent; with one more empty job where that is what was asked for."""
    if MORE not in sent:
        return sent
    sent = sent.copy()
    total = sent.get("jobs-TOTAL_FORMS", "")
    sent["jobs-TOTAL_FORMS"] = str(int(total) + 1) if total.isdecimal() and len(total) < 3 else "1"
    return sent


def _person_forms(data, participant: Participant | None = None) -> list:
    parts = {name: getattr(participant, name, None) for name in PARTS}
    return [
        IdentityForm(data, prefix="identity", instance=parts["identity"], today=timezone.localdate()),
        TraitsForm(data, prefix="traits", instance=parts["traits"]),
        HouseholdForm(data, prefix="household", instance=parts["household"]),
        PriorJobForm(data, prefix="prior_job", instance=parts["prior_job"]),
    ]


def _values(forms: list) -> dict:
    return {form.prefix: form.changes() for form in forms}
