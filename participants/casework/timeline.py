"""Services, supportive services, notes, goals and tasks in the timeline of a person."""

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants.casework.models import Goal, Note, SupportiveService, Task
from participants.timeline import Entry, source


@source("services", gettext_lazy("Services"))
def services(person, user, as_of) -> list[Entry]:
    return [_service(each, as_of) for each in person.services.all()]


def _service(service, as_of) -> Entry:
    name = service.kind or _("Service")
    opens = _("keeps participation open") if service.keeps_open else ""
    if not service.planned:
        return Entry(service.provided_on, name, opens)
    late = service.provided_on < as_of
    said = [_("was planned; did it take place?") if late else _("planned"), service.reason, opens]
    return Entry(
        service.provided_on, name, " · ".join(filter(None, said)), ahead=True, tone="warning" if late else "notice",
        action=_("Given"), action_url=reverse("service_given", args=[service.key]), post=True,
    )  # fmt: skip


@source("support", gettext_lazy("Supportive services"))
def support(person, user, as_of) -> list[Entry]:
    found = SupportiveService.objects.filter(participant=person).select_related("grant")
    return [
        Entry(
            each.given_on, each.get_kind_display(),
            " · ".join(filter(None, [f"${each.cost:,.2f}", each.grant and each.grant.title, each.reason])),
            tone="notice",
        )
        for each in found
    ]  # fmt: skip


@source("notes", gettext_lazy("Notes"))
def notes(person, user, as_of) -> list[Entry]:
    """Those that the reader may read: PostgreSQL leaves out the others."""
    found = Note.objects.filter(participant=person).select_related("by")
    return [
        Entry(
            each.about_on, _("Note by %(name)s") % {"name": each.by or _("nobody")}, Truncator(each.text).words(40),
            url=reverse("note_edit", args=[each.key]) if each.by_id == user.pk else "", tone="quiet",
        )
        for each in found
    ]  # fmt: skip


@source("plan", gettext_lazy("Goals and tasks"))
def plan(person, user, as_of) -> list[Entry]:
    goals = [_goal(goal, as_of) for goal in Goal.objects.filter(participant=person)]
    tasks = Task.objects.filter(participant=person).select_related("owner", "goal", "done_by")
    return [*goals, *(_task(task, person, as_of) for task in tasks)]


def _goal(goal, as_of) -> Entry:
    if goal.reached_on:
        return Entry(goal.reached_on, _("Goal reached: %(goal)s") % {"goal": goal})
    if goal.dropped_on:
        return Entry(goal.dropped_on, _("Goal dropped: %(goal)s") % {"goal": goal}, tone="quiet")
    late = goal.target_on is not None and goal.target_on < as_of
    return Entry(goal.target_on, str(goal), _("goal"), reverse("goal_edit", args=[goal.key]), ahead=True,
                 tone="warning" if late else "notice")  # fmt: skip


def _task(task, person, as_of) -> Entry:
    if task.done_on:
        return Entry(task.done_on, task.title, _("done"), tone="quiet")
    late = task.due_on is not None and task.due_on < as_of
    said = [str(task.owner or person.identity), task.goal and str(task.goal)]
    return Entry(
        task.due_on, task.title, " · ".join(filter(None, said)), reverse("task_edit", args=[task.key]), ahead=True,
        tone="warning" if late else "good", action=_("Done"), action_url=reverse("task_done", args=[task.key]),
        post=True,
    )  # fmt: skip
