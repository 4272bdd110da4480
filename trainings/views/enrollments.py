from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from intermediary.pages.forms import SearchForm
from intermediary.pages.listing import Column, Listing
from intermediary.pages.saving import save_page
from participants.finding.search import ORDER, find
from participants.models import Participant
from trainings import services
from trainings.demand.queries import plan
from trainings.enums import OPEN, EnrollmentStatus
from trainings.forms import ChangeForm, EnrollForm
from trainings.models import Cohort, Enrollment
from trainings.services import seats


def enroll(request, key: str):
    """First whom, found by any part of a name; then how."""
    cohort = get_object_or_404(Cohort.objects.select_related("program", "initiative"), key=key)
    named = request.POST.get("person") or request.GET.get("person", "")
    if request.method == "GET" and not named:
        return _whom(request, cohort)
    person = Participant.objects.select_related("identity").filter(key=named.strip().replace("\0", "")).first()
    start = cohort.starts_on or timezone.localdate()
    initial = {"status": EnrollmentStatus.ENROLLED, "enrolled_on": start, "person": named}
    form = EnrollForm(request.POST or None, initial=initial)
    form.about(seats.seats(cohort), plan(cohort), person)
    page = reverse("cohort_detail", args=[key])
    if request.method == "POST" and form.is_valid():
        values = form.changes()
        try:
            made = services.enroll(participant=values.pop("person"), cohort=cohort, **values, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            _say(request, values["status"], made)
            return redirect(page)
    context = {
        "title": _("Enroll %s") % person.identity if person else _("Enroll somebody"),
        "forms": [form],
        "trail": [{"url": page, "label": str(cohort)}],
        "submit": _("Enroll"),
        "cancel_url": page,
    }
    return render(request, "form.html", context)


def _whom(request, cohort: Cohort):
    """Everybody who is not in the cohort, to choose from."""
    page = reverse("enroll", args=[cohort.key])
    filters = SearchForm(request.GET)
    filters.fields["q"].help_text = _("Name, e-mail, phone or ID")
    inside = cohort.enrollments.filter(status__in=OPEN).values("participant")
    listing = Listing(
        request,
        find(filters.value("q")).exclude(participant__in=inside),
        columns=(
            Column(_("Name"), lambda person: f"{person.identity.last_name}, {person.identity.first_name}"),
            Column(_("Date of birth"), lambda person: person.identity.birth_date),
            Column(_("Phone"), lambda person: person.identity.phone),
            Column(_("ID"), lambda person: person.key),
        ),
        order=ORDER,
        link=lambda person: f"{page}?{urlencode({'person': person.key})}",
        noun=(_("participant"), _("participants")),
        filters=filters,
        size=12,
    )
    return listing.render(
        title=_("Enroll somebody"),
        lead=_("Whom? Search by any part of a name, phone, e-mail or ID."),
        trail=[{"url": reverse("cohort_detail", args=[cohort.key]), "label": str(cohort)}],
        secondary=[{"url": reverse("participant_add"), "label": _("Add a participant"), "icon": "plus"}],
        empty=(_("Nobody on record yet"), _("Add the first person, or import the workbook you already keep.")),
    )


def enrollment_edit(request, key: str):
    enrollment = get_object_or_404(
        Enrollment.objects.select_related("participant__identity", "cohort__program"), key=key
    )
    form = ChangeForm(request.POST or None, instance=enrollment)
    form.about(seats.seats(enrollment.cohort))
    page = reverse("cohort_detail", args=[enrollment.cohort.key])
    return save_page(
        request, form, partial(services.change_enrollment, enrollment=enrollment), done=_("Saved."),
        title=_("Enrollment of %s") % enrollment.participant.identity,
        trail=[{"url": page, "label": str(enrollment.cohort)}], cancel_url=page,
    )  # fmt: skip


def _say(request, asked: str, made: Enrollment) -> None:
    if made.status == asked:
        messages.success(request, _("Enrolled.") if asked == EnrollmentStatus.ENROLLED else _("Saved."))
        return
    place = seats.line(made.cohort).count()
    words = _("All seats are taken: %(name)s is on the waiting list, as number %(place)d.")
    messages.warning(request, words % {"name": made.participant.identity, "place": place})
