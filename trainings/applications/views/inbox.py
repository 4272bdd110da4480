"""Applications as staff see them: the inbox, one of them, and the decision."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.initiatives.models import Initiative
from intermediary.pages.listing import Column, Listing
from participants.alike import alike
from trainings.applications import services
from trainings.applications.forms import ApplicationSearch, DecisionForm
from trainings.applications.models import OPEN, Application, State
from trainings.applications.queries import applications
from trainings.enums import EnrollmentStatus as S
from trainings.models import Cohort

TONES = {State.SENT: "warning", State.SEATED: "good", State.WAITLISTED: "notice"}


def application_list(request, key: str):
    initiative = get_object_or_404(Initiative, key=key)
    filters = ApplicationSearch(request.GET)
    listing = Listing(
        request,
        applications(initiative, *(filters.value(name) for name in ("q", "state", "program"))),
        columns=(
            Column(_("Name"), lambda one: str(one.participant.identity), under=_reached),
            Column(_("Training"), lambda one: one.program, under=_start),
            Column(_("Received"), lambda one: timezone.localtime(one.sent_at).date()),
            Column(_("State"), lambda one: one.get_state_display(), tone=lambda one: TONES.get(one.state, "quiet")),
        ),
        order=("sent_at", "pk"),
        link=lambda one: reverse("application_detail", args=[one.key]),
        noun=(_("application"), _("applications")),
        filters=filters,
    )
    return listing.render(
        title=_("Applications"),
        lead=_("The oldest first. Each is a person on record from the moment it was sent."),
        trail=[{"url": reverse("cohort_list"), "label": _("Cohorts")}],
        secondary=[{"url": reverse("apply_list"), "label": _("The public page"), "icon": "arrow-up-right"}],
        empty=(_("No application waits"), _("Open the application page of a program, and share its address.")),
    )


def application_detail(request, key: str):
    return _page(request, _application(key))


def application_decide(request, key: str):
    application = _application(key)
    if request.method != "POST":
        return redirect("application_detail", key=key)
    if application.state not in OPEN:
        messages.error(request, _("Somebody has decided about this application already."))
        return redirect("application_detail", key=key)
    form = DecisionForm(request.POST, cohorts=_cohorts(application))
    if not form.is_valid():
        return _page(request, application, form)
    try:
        values = form.cleaned_data
        decided = services.decide(application=application, now=timezone.now(), by=request.user, **values)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return _page(request, application, form)
    if decided.state == State.WAITLISTED and values["to"] != S.WAITLISTED:
        messages.warning(request, _("All seats are taken: the person is on the waiting list."))
    else:
        messages.success(request, _("Decided: %(state)s.") % {"state": decided.get_state_display()})
    return redirect("application_list", key=application.initiative.key)


def _page(request, application: Application, form: DecisionForm | None = None):
    identity, mine = application.participant.identity, application.enrollment
    open_ = application.state in OPEN
    initial = {"cohort": application.cohort_id or _cohorts(application).values_list("pk", flat=True).first()}
    said = {name: getattr(identity, name) for name in ("first_name", "last_name", "email", "phone", "birth_date")}
    context = {
        "application": application,
        "form": (form or DecisionForm(initial=initial, cohorts=_cohorts(application))) if open_ else None,
        "alike": alike(said, apart_from=application.participant),
        "title": str(identity),
        "lead": _("Applied for %(program)s") % {"program": application.program},
        "pill": application.get_state_display(),
        "pill_tone": TONES.get(application.state, "quiet"),
        "trail": [{"url": reverse("application_list", args=[application.initiative.key]), "label": _("Applications")}],
        "secondary": [
            {"url": reverse("participant_detail", args=[application.participant.key]), "label": _("Open the person")}
        ],
        "facts": [
            (_("Received"), timezone.localtime(application.sent_at)),
            (_("Would start"), application.cohort or _("Any start")),
            (_("Phone"), identity.phone or None),
            (_("E-mail"), identity.email or None),
            (_("Date of birth"), identity.birth_date),
            (_("ZIP code"), identity.zip or None),
            (_("Language"), _("Spanish") if application.language == "es" else _("English")),
            (_("Entered by"), application.on_behalf_by or _("the person")),
            (_("Enrollment"), f"{mine.cohort}, {mine.get_status_display()}" if mine else None),
            (_("Decided by"), application.decided_by),
            (_("Reason"), application.reason or None),
        ],
    }
    return render(request, "applications/application.html", context)


def _application(key: str) -> Application:
    found = Application.objects.exclude(state=State.DRAFT).select_related(
        "participant__identity", "program", "initiative", "cohort__program", "enrollment__cohort__program",
        "decided_by", "on_behalf_by",
    )  # fmt: skip
    return get_object_or_404(found, key=key)


def _cohorts(application: Application):
    """Cohorts of the program that have not ended, the next one first."""
    today = timezone.localdate()
    found = Cohort.objects.filter(program=application.program, initiative=application.initiative)
    return found.exclude(ends_on__lt=today).select_related("program").order_by("starts_on", "pk")


def _reached(one: Application) -> str:
    return one.participant.identity.phone or one.participant.identity.email


def _start(one: Application) -> str:
    return date_format(one.cohort.starts_on) if one.cohort and one.cohort.starts_on else _("Any start")
