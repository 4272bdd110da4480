from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from participants.casework import services
from participants.casework.forms import ExclusionForm, ServiceForm
from participants.casework.views.one_form import TAB, one_form
from participants.models import Exclusion, Service
from participants.person_page import person_of


def service_add(request, key: str):
    return _service(request, key, planned=False, title=_("Give a service"), words=_("The service is on record."))


def service_plan(request, key: str):
    return _service(request, key, planned=True, title=_("Plan the next service"), words=_("The service is planned."))


def _service(request, key: str, *, planned: bool, title: str, words: str):
    person, today = person_of(key), timezone.localdate()
    form = ServiceForm(
        request.POST or None, planned=planned, today=today, initial={} if planned else {"provided_on": today}
    )
    act = partial(services.give_service, participant=person, planned=planned, by=request.user)
    return one_form(request, person, form, act, title=title, undo=(words, "service_remove"))


def service_given(request, key: str):
    """One click: what was planned took place, on the planned day or, where that is still to come, today."""
    service = _found(key)
    if request.method == "POST":
        on = min(service.provided_on, timezone.localdate())
        services.service_given(service=service, on=on, by=request.user)
        messages.success(request, _("The service is on record as given."))
    return redirect(TAB, key=service.participant.key)


def service_remove(request, key: str):
    service = _found(key)
    if request.method == "POST":
        services.remove_service(service=service, by=request.user)
        messages.success(request, _("The service is off the record."))
    return redirect(TAB, key=service.participant.key)


def exclusion_add(request, key: str):
    person = person_of(key)
    form = ExclusionForm(request.POST or None, initial={"effective_on": timezone.localdate()})
    act = partial(services.say_exclusion, participant=person, by=request.user)
    return one_form(
        request, person, form, act, title=_("Leave out of the rates"),
        undo=(_("The person is left out of both sides of every rate."), "exclusion_lift"),
        lead=_("Only for one of these reasons, which is sealed: it can be medical."),
    )  # fmt: skip


def exclusion_lift(request, key: str):
    exclusion = get_object_or_404(Exclusion.objects.select_related("participant"), key=key)
    if request.method == "POST":
        services.lift_exclusion(exclusion=exclusion, by=request.user)
        messages.success(request, _("The person counts in the rates again."))
    return redirect(TAB, key=exclusion.participant.key)


def _found(key: str) -> Service:
    return get_object_or_404(Service.objects.select_related("participant"), key=key)
