"""The plan, what is to be done, and what was given: services, supportive services, notes."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.accounts.policy import may
from intermediary.dashboards.person.standing import standing
from participants.casework.models import Goal, Note, SupportiveService, Task
from participants.casework.queries import budgets
from participants.person_page import frame, person_of


def participant_casework(request, key: str):
    person, today = person_of(key), timezone.localdate()
    tasks = list(Task.objects.filter(participant=person).select_related("owner", "goal", "done_by"))
    goals = list(Goal.objects.filter(participant=person))
    support = list(SupportiveService.objects.filter(participant=person).select_related("grant"))
    context = {
        **frame(request, person, "participant_casework"),
        "goals": [(goal, [task for task in tasks if task.goal_id == goal.pk]) for goal in goals],
        "tasks": [task for task in tasks if task.goal_id is None],
        "services": person.services.all(),
        "standing": standing(person.pk, today),
        "support": support,
        "support_cost": sum(each.cost for each in support),
        "budgets": budgets(),
        "notes": Note.objects.filter(participant=person).select_related("by"),
        "exclusions": _exclusions(request, person),
        "may_lift": may(request.user, "exclusion_lift"),
        "today": today,
        "here": reverse("participant_casework", args=[key]),
        "primary": {"url": reverse("service_add", args=[key]), "label": _("Give a service"), "icon": "plus"},
        "secondary": [{"url": reverse("note_add", args=[key]), "label": _("Write a note"), "icon": "note"}],
    }
    return render(request, "person/casework.html", context)


def _exclusions(request, person) -> list[tuple]:
    """(exclusion, its reason): the reason can be medical, and is unsealed for program managers alone."""
    told = may(request.user, "exclusion_lift")
    return [(each, each.reason.label if told and each.reason else "") for each in person.exclusions.all()]
