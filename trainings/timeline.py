"""Enrollments, credentials and skill gains in the timeline of a person."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants.timeline import Entry, source
from trainings.enums import EnrollmentStatus

TONES = {
    EnrollmentStatus.COMPLETED: "good",
    EnrollmentStatus.WITHDRAWN: "warning",
    EnrollmentStatus.DISMISSED: "danger",
}


@source("training", gettext_lazy("Training"))
def enrollments(person, user, as_of) -> list[Entry]:
    found = person.enrollments.select_related("cohort__program", "cohort__provider", "cohort__program__provider")
    return [entry for enrollment in found for entry in _enrollment(enrollment)]


def _enrollment(enrollment) -> list[Entry]:
    cohort, status = enrollment.cohort, enrollment.get_status_display()
    url = reverse("enrollment_edit", args=[enrollment.key])
    began = _("%(cohort)s: in since this day") if enrollment.ended_on else f"%(cohort)s: {status}"
    where = str(cohort.taught_by or "")
    found = [Entry(enrollment.enrolled_on, began % {"cohort": cohort}, where, url)]
    if enrollment.ended_on:
        text, tone = enrollment.reason, TONES.get(enrollment.status, "quiet")
        found.append(Entry(enrollment.ended_on, f"{cohort}: {status}", text, url, tone))
    return found


@source("credentials", gettext_lazy("Credentials and skill gains"))
def credentials(person, user, as_of) -> list[Entry]:
    earned = [
        Entry(
            each.attained_on,
            _("Credential: %(what)s") % {"what": each},
            _proof(each),
            reverse("credential_edit", args=[each.key]),
        )
        for each in person.credentials.all()
    ]
    gained = [
        Entry(
            each.gained_on,
            _("Skill gain: %(what)s") % {"what": each},
            _proof(each),
            reverse("skill_gain_edit", args=[each.key]),
        )
        for each in person.skill_gains.all()
    ]
    return earned + gained


def _proof(each) -> str:
    return "; ".join(filter(None, (each.evidence, str(_("verified") if each.verified_on else _("not verified yet")))))
