"""What is on record of a person: contact, what is counted, household, jobs before, documents, consent, changes."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.audit.events import history
from intermediary.dashboards.person import facts
from participants.person_page import frame, person_of


def participant_record(request, key: str):
    person = person_of(key, "traits", "prior_job", "household")
    context = {
        **frame(request, person, "participant_record"),
        "contact": facts.contact(person.identity),
        "counted": facts.counted(person),
        "household": facts.household(person),
        "jobs": facts.jobs_before(person),
        "documents": person.documents.defer("file_sealed").select_related("by"),
        "consents": person.consents.all(),
        "today": timezone.localdate(),
        "merges": person.merges.filter(undone_at=None).select_related("by"),
        "history": history(person.identity)[:10],
        "primary": {"url": reverse("participant_edit", args=[key]), "label": _("Edit"), "icon": "edit"},
        "secondary": [
            {"url": reverse("data_requests", args=[person.key]), "label": _("Their data"), "icon": "shield"},
            {"url": reverse("merge_find", args=[key]), "label": _("On record twice?"), "icon": "people"},
        ],
    }
    return render(request, "person/record.html", context)
