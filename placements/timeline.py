"""Jobs, and what came back about them, in the timeline of a person."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants.timeline import Entry, source


@source("jobs", gettext_lazy("Jobs"))
def jobs(person, user, as_of) -> list[Entry]:
    found = person.placements.select_related("employer", "cohort__program").prefetch_related("follow_ups")
    return [entry for job in found for entry in _job(job)]


def _job(job) -> list[Entry]:
    url, firm = reverse("placement_edit", args=[job.key]), {"firm": job.employer}
    paid = _("$%(wage)s an hour") % {"wage": job.hourly_wage} if job.hourly_wage else ""
    found = [
        Entry(
            job.started_on, _("Began at %(firm)s") % firm, " · ".join(filter(None, [paid, str(job.cohort or "")])), url
        )
    ]
    if job.last_day_worked:
        found.append(Entry(job.last_day_worked, _("Last day at %(firm)s") % firm, job.end_reason, url, "warning"))
    for answer in job.follow_ups.all():
        who = answer.get_source_display() if answer.source else ""
        title = f"{job.employer}: {answer.get_status_display()}"
        found.append(Entry(answer.observed_on, title, who, reverse("placement_evidence", args=[job.key]), "notice"))
    return found
