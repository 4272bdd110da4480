"""Jobs with what came back about them, cohorts, credentials and skill gains."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from participants.person_page import frame, person_of


def participant_work(request, key: str):
    person = person_of(key)
    context = {
        **frame(request, person, "participant_work"),
        "enrollments": person.enrollments.select_related("cohort__program").order_by("-enrolled_on"),
        "placements": person.placements.select_related("employer", "cohort__program").prefetch_related("follow_ups"),
        "credentials": person.credentials.all(),
        "skill_gains": person.skill_gains.all(),
        "primary": {"url": reverse("placement_add", args=[key]), "label": _("Add a placement"), "icon": "plus"},
    }
    return render(request, "person/work.html", context)
