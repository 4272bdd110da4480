from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from trainings import services
from trainings.enums import EnrollmentStatus
from trainings.forms import EnrollForm, EnrollmentForm
from trainings.models import Cohort, Enrollment


def enroll(request, key: str):
    cohort = get_object_or_404(Cohort.objects.select_related("program"), key=key)
    start = cohort.starts_on or timezone.localdate()
    initial = {"status": EnrollmentStatus.ENROLLED, "enrolled_on": start, "person": request.GET.get("person", "")}
    form = EnrollForm(request.POST or None, initial=initial)
    page = reverse("cohort_detail", args=[key])
    if request.method == "POST" and form.is_valid():
        values = form.changes()
        try:
            services.enroll(participant=values.pop("person"), cohort=cohort, **values, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Enrolled."))
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
    form = EnrollmentForm(request.POST or None, instance=enrollment)
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
