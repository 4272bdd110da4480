from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from trainings import services
from trainings.demand.queries import plan
from trainings.enums import EnrollmentStatus
from trainings.forms import ChangeForm, EnrollForm
from trainings.models import Cohort, Enrollment
from trainings.services import seats


def enroll(request, key: str):
    cohort = get_object_or_404(Cohort.objects.select_related("program", "initiative"), key=key)
    start = cohort.starts_on or timezone.localdate()
    initial = {"status": EnrollmentStatus.ENROLLED, "enrolled_on": start, "person": request.GET.get("person", "")}
    form = EnrollForm(request.POST or None, initial=initial)
    form.about(seats.seats(cohort), plan(cohort))
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
        "title": _("Enroll somebody"),
        "forms": [form],
        "trail": [{"url": page, "label": str(cohort)}],
        "submit": _("Enroll"),
        "cancel_url": page,
    }
    return render(request, "form.html", context)


def enrollment_edit(request, key: str):
    enrollment = get_object_or_404(
        Enrollment.objects.select_related("participant__identity", "cohort__program"), key=key
    )
    form = ChangeForm(request.POST or None, instance=enrollment)
    form.about(seats.seats(enrollment.cohort))
    page = reverse("cohort_detail", args=[enrollment.cohort.key])
    if request.method == "POST" and form.is_valid():
        try:
            services.change_enrollment(enrollment=enrollment, **form.changes(), by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect(page)
    context = {
        "title": _("Enrollment of %s") % enrollment.participant.identity,
        "forms": [form],
        "trail": [{"url": page, "label": str(enrollment.cohort)}],
        "cancel_url": page,
    }
    return render(request, "form.html", context)


def _say(request, asked: str, made: Enrollment) -> None:
    if made.status == asked:
        messages.success(request, _("Enrolled.") if asked == EnrollmentStatus.ENROLLED else _("Saved."))
        return
    place = seats.line(made.cohort).count()
    words = _("All seats are taken: %(name)s is on the waiting list, as number %(place)d.")
    messages.warning(request, words % {"name": made.participant.identity, "place": place})
