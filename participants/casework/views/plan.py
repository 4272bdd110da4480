from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from intermediary.pages.undo import offer_undo
from participants.casework import services
from participants.casework.forms import GoalForm, TaskForm
from participants.casework.models import Goal, Task
from participants.casework.views.one_form import TAB, one_form
from participants.person_page import person_of

REACHED, DROPPED = "reached", "dropped"


def goal_add(request, key: str):
    person = person_of(key)
    act = partial(services.set_goal, participant=person, by=request.user)
    return one_form(
        request, person, GoalForm(request.POST or None), act, title=_("Set a goal"),
        undo=(_("The goal is set."), "goal_remove"),
    )  # fmt: skip


def goal_edit(request, key: str):
    goal = _goal(key)
    act = partial(services.change_goal, goal=goal, by=request.user)
    return one_form(
        request, goal.participant, GoalForm(request.POST or None, instance=goal), act, title=_("Edit the goal")
    )


def goal_close(request, key: str, how: str):
    if how not in (REACHED, DROPPED):
        raise Http404
    goal = _goal(key)
    if request.method == "POST":
        services.close_goal(goal=goal, reached=how == REACHED, on=timezone.localdate(), by=request.user)
        words = _("“%(goal)s” is reached.") if how == REACHED else _("“%(goal)s” is dropped.")
        offer_undo(request, words % {"goal": goal}, reverse("goal_reopen", args=[key]))
    return redirect(TAB, key=goal.participant.key)


def goal_reopen(request, key: str):
    goal = _goal(key)
    if request.method == "POST":
        services.reopen_goal(goal=goal, by=request.user)
        messages.success(request, _("“%(goal)s” is open again.") % {"goal": goal})
    return redirect(TAB, key=goal.participant.key)


def goal_remove(request, key: str):
    goal = _goal(key)
    if request.method == "POST":
        services.remove_goal(goal=goal, by=request.user)
        messages.success(request, _("The goal is off the record."))
    return redirect(TAB, key=goal.participant.key)


def task_add(request, key: str):
    person = person_of(key)
    form = TaskForm(
        request.POST or None, person=person, initial={"owner": request.user, "goal": _asked(request, person)}
    )
    act = partial(services.add_task, participant=person, by=request.user)
    return one_form(request, person, form, act, title=_("Add a task"), undo=(_("The task is added."), "task_remove"))


def task_edit(request, key: str):
    task = _task(key)
    form = TaskForm(request.POST or None, instance=task, person=task.participant)

    def act(*, goal=task.goal, **changes):
        return services.change_task(task=task, goal=goal, **changes, by=request.user)

    return one_form(request, task.participant, form, act, title=_("Edit the task"))


def task_done(request, key: str):
    task = _task(key)
    if request.method == "POST":
        services.do_task(task=task, on=timezone.localdate(), by=request.user)
        offer_undo(request, _("“%(task)s” is done.") % {"task": task}, reverse("task_undone", args=[key]))
    return _back(request, task)


def task_undone(request, key: str):
    task = _task(key)
    if request.method == "POST":
        services.undo_task(task=task, by=request.user)
        messages.success(request, _("“%(task)s” is to be done again.") % {"task": task})
    return _back(request, task)


def task_remove(request, key: str):
    task = _task(key)
    if request.method == "POST":
        services.remove_task(task=task, by=request.user)
        messages.success(request, _("The task is off the record."))
    return _back(request, task)


def _goal(key: str) -> Goal:
    return get_object_or_404(Goal.objects.select_related("participant__identity"), key=key)


def _task(key: str) -> Task:
    return get_object_or_404(Task.objects.select_related("participant__identity", "goal"), key=key)


def _asked(request, person) -> Goal | None:
    """The goal that a step is added to, as its link says."""
    return person.goals.filter(key=request.GET.get("goal", "")).first()


def _back(request, task: Task):
    target = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        return redirect(target)
    return redirect(TAB, key=task.participant.key)
