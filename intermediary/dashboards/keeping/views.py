"""People leave: staff with what they are in charge of, participants with what is held about them."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.accounts.models import User
from intermediary.accounts.policy import may
from intermediary.accounts.roles import STAFF
from intermediary.audit.events import event
from intermediary.dashboards.keeping import held, leaving, requests
from intermediary.dashboards.keeping.models import Kind, Request
from intermediary.pages.forms import DateInput, PlainForm, in_our_times
from participants.person_page import person_of, trail


class LeavingForm(PlainForm):
    to = forms.ModelChoiceField(
        User.objects.none(), label=gettext_lazy("Who takes over"), empty_label=gettext_lazy("Choose somebody")
    )

    def __init__(self, *args, leaver: User, **kwargs):
        super().__init__(*args, **kwargs)
        staff = User.objects.filter(role__in=STAFF, is_active=True).exclude(accepted_at=None)
        self.fields["to"].queryset = staff.exclude(pk=leaver.pk)


def deactivate(request, pk: int):
    """Close an account. What it is in charge of goes to somebody, in the same act."""
    user = get_object_or_404(User.objects.exclude(pk=request.user.pk), pk=pk, is_active=True)
    duties = leaving.open_duties(user)
    form = LeavingForm(request.POST or None, leaver=user) if duties else None
    if request.method == "POST" and (form is None or form.is_valid()):
        to = form.cleaned_data["to"] if form else None
        handed = leaving.close_account(user=user, to=to, by=request.user)
        words = _("%(name)s can no longer sign in.") % {"name": user.name}
        if handed:
            words += " " + _("%(n)s records are %(to)s's now.") % {"n": f"{handed:,}", "to": to}
        messages.success(request, words)
        return redirect("people")
    context = {
        "title": _("Close the account of %(name)s") % {"name": user.name},
        "lead": _("What they did stays on record under their name. Sessions end at once."),
        "trail": [{"url": reverse("people"), "label": _("Accounts")}],
        "forms": [form] if form else [],
        "duties": duties,
        "submit": _("Close account"),
        "cancel_url": reverse("people"),
    }
    return render(request, "keeping/leaving.html", context)


class RequestForm(PlainForm):
    kind = forms.ChoiceField(label=gettext_lazy("What is asked for"), choices=Kind.choices)
    asked_on = forms.DateField(label=gettext_lazy("Asked on"), widget=DateInput(), validators=[in_our_times])
    note = forms.CharField(label=gettext_lazy("In their words"), max_length=500, required=False)


class HoldForm(PlainForm):
    hold = forms.CharField(max_length=300, required=False)


def data_requests(request, key: str):
    """What a person asked about their data: put it on record, see until when they have to be answered."""
    person = person_of(key)
    form = RequestForm(request.POST or None, initial={"asked_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        made = requests.record_request(participant=person, **form.cleaned_data, by=request.user)
        messages.success(request, _("On record. To be answered by %(day)s.") % {"day": date_format(made.due_on)})
        return redirect("data_requests", key=person.key)
    context = {
        "title": _("What %(name)s asks about their data") % {"name": person.identity},
        "lead": _("A person may see everything that is held about them, have it corrected, and have it erased."),
        "trail": trail(person, "participant_record"),
        "primary": _everything(request, person),
        "forms": [form],
        "person": person,
        "asked": person.data_requests.select_related("recorded_by"),
        "may_answer": may(request.user, "data_request_answer"),
        "submit": _("Put it on record"),
        "cancel_url": reverse("participant_record", args=[person.key]),
        "today": timezone.localdate(),
    }
    return render(request, "keeping/requests.html", context)


def data_request_answer(request, pk: int):
    asked = get_object_or_404(Request, pk=pk, participant__isnull=False)
    if request.method == "POST":
        requests.answer_request(request=asked, on=timezone.localdate(), by=request.user)
        messages.success(request, _("Answered."))
    return redirect("data_requests", key=asked.participant.key)


def data_request_hold(request, pk: int):
    asked = get_object_or_404(Request, pk=pk, participant__isnull=False)
    form = HoldForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        requests.change_hold(request=asked, hold=form.cleaned_data["hold"].strip(), by=request.user)
        messages.success(request, _("Saved."))
    return redirect("data_requests", key=asked.participant.key)


def data_held(request, key: str):
    """Everything on record about a person, to read, to print, or as a file. That it was given out is on record too."""
    person = person_of(key)
    tables = held.held(person)
    kind = request.GET.get("format")
    if kind in ("json", "csv"):
        with event("person.data_copied", by=request.user, subject=person, note=kind):
            body = held.as_json(person, tables) if kind == "json" else held.as_csv(tables)
        response = HttpResponse(body, content_type="application/json" if kind == "json" else "text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{slugify(person.key)}.{kind}"'
        return response
    context = {
        "title": _("Everything held about %(name)s") % {"name": person.identity},
        "lead": _("As of %(day)s. Print this page, or save it as a PDF, and hand it over.")
        % {"day": date_format(timezone.localdate())},
        "trail": [*trail(person, "participant_record"),
                  {"url": reverse("data_requests", args=[person.key]), "label": _("Their data")}],
        "primary": {"url": "", "label": _("Print"), "icon": "print", "print": True},
        "secondary": [
            {"url": "?format=json", "label": "JSON", "icon": "export"},
            {"url": "?format=csv", "label": "CSV", "icon": "export"},
        ],
        "tables": [table for table in tables if not table.derived],
        "derived": [table for table in tables if table.derived],
        "events": held.events(person),
    }  # fmt: skip
    return render(request, "keeping/held.html", context)


def _everything(request, person) -> dict | None:
    if not may(request.user, "data_held"):
        return None
    return {"url": reverse("data_held", args=[person.key]), "label": _("Everything held"), "icon": "file"}
