"""One person, one page: what is due next, who is responsible, and everything that happened, in order."""

from datetime import date

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.dashboards.person.facts import contact
from intermediary.dashboards.person.standing import standing
from participants.person_page import frame, person_of
from participants.timeline import SOURCES, entries
from placements.followups.models import Caseload

PAST = 60  # entries on the page at first; the rest is a click away
ALL, LATER = "all", "later"


def participant_detail(request, key: str):
    person, today = person_of(key, "prior_job"), timezone.localdate()
    if person.key != key:  # merged into another record: this is where they are now
        return redirect("participant_detail", key=person.key)
    only = request.GET.get("only", "")
    only = only if only in SOURCES else ""
    page = reverse("participant_detail", args=[key])
    if request.htmx and LATER in request.GET:
        ahead, _past = entries(person, user=request.user, as_of=today, later=True)
        return render(request, "person/ahead.html", {"ahead": ahead, "today": today, "here": page})
    ahead, past = entries(person, user=request.user, as_of=today, only=only)
    if LATER in request.GET:  # without scripts the same link leads to the whole page
        ahead = sorted(ahead + entries(person, user=request.user, as_of=today, later=True)[0], key=_day)
    shown = len(past) if ALL in request.GET else PAST
    caseload = Caseload.objects.select_related("coach").filter(participant=person).first()
    context = {
        **frame(request, person, "participant_detail"),
        "ahead": ahead,
        "past": past[:shown],
        "more": max(0, len(past) - shown),
        "more_url": f"{page}?{ALL}" + (f"&only={only}" if only else ""),
        "kinds": [(one.key, one.label, one.key == only) for one in SOURCES.values() if not one.later],
        "later_url": "" if only or LATER in request.GET else f"{page}?{LATER}",
        "only": only,
        "coach": caseload.coach if caseload else None,
        "contact": contact(person.identity),
        "standing": standing(person.pk, today),
        "consents": person.consents.all(),
        "today": today,
        "here": page,
        "primary": {"url": reverse("note_add", args=[key]), "label": _("Write a note"), "icon": "note"},
        "secondary": [{"url": reverse("task_add", args=[key]), "label": _("Add a task"), "icon": "plus"}],
    }
    if getattr(getattr(person, "prior_job", None), "incumbent", False):
        context |= {"pill": _("Incumbent worker"), "pill_tone": "notice"}
    return render(request, "person/overview.html", context)


def _day(entry) -> date:
    return entry.when or date.max
