"""What stands above every page of a cohort: the way to it, and its parts."""

from django.urls import reverse
from django.utils.translation import gettext as _

from trainings.models import Cohort


def tabs(cohort: Cohort, here: str) -> list[dict]:
    parts = (
        ("roster", "cohort_detail", _("Roster")),
        ("sessions", "cohort_sessions", _("Attendance")),
        ("eligibility", "cohort_eligibility", _("Eligibility")),
        ("outcomes", "cohort_outcomes", _("Outcomes")),
        ("log", "cohort_log", _("Log")),
    )
    return [
        {"url": reverse(name, args=[cohort.key]), "label": label, "active": part == here, "count": None}
        for part, name, label in parts
    ]


def trail() -> list[dict]:
    return [{"url": reverse("cohort_list"), "label": _("Cohorts")}]
