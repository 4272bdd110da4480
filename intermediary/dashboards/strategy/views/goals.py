from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from intermediary.accounts.policy import may
from intermediary.dashboards.figures import figures
from intermediary.dashboards.strategy import services
from intermediary.dashboards.strategy.forms import GoalForm
from intermediary.dashboards.strategy.goals import standings
from intermediary.dashboards.strategy.models import Goal
from intermediary.initiatives.models import Initiative
from intermediary.initiatives.tabs import tabs
from intermediary.pages.listing import Column, Listing
from intermediary.pages.saving import save_page


def goal_list(request, key: str):
    initiative, today = get_object_or_404(Initiative, key=key), timezone.localdate()
    goals = Goal.objects.filter(initiative=initiative).select_related("initiative", "owner")
    stand = SimpleLazyObject(
        lambda: {each.goal.pk: each for each in standings(goals, figures("initiative", key, initiative), today)}
    )
    change = may(request.user, "initiative_goal_edit")
    listing = Listing(
        request,
        goals,
        columns=(
            Column(_("Goal"), str, under=lambda goal: stand[goal.pk].label),
            Column(_("Now"), lambda goal: stand[goal.pk].amount, number=True),
            Column(_("Target"), lambda goal: stand[goal.pk].target, number=True),
            Column(_("By"), lambda goal: goal.due_on),
            Column(
                _("Where it stands"),
                lambda goal: stand[goal.pk].verdict[0],
                tone=lambda goal: stand[goal.pk].verdict[1],
                under=lambda goal: stand[goal.pk].why,
            ),
        ),
        order=("due_on", "pk"),
        link=lambda goal: reverse("initiative_goal_edit", args=[key, goal.pk]) if change else "",
        noun=(_("goal"), _("goals")),
    )
    add = {"url": reverse("initiative_goal_add", args=[key]), "label": _("Set a goal"), "icon": "plus"}
    return listing.render(
        title=_("Goals"),
        lead=_("What the initiative wants to reach, by when, and where it stands. Figures are computed, never typed."),
        primary=add if change else None,
        empty=(_("No goals yet"), _("Set the first one: a measure or a count, a target and a day.")),
        tabs=tabs(request, initiative),
    )


def goal_form(request, key: str, pk: int | None = None):
    initiative = get_object_or_404(Initiative, key=key)
    goal = _goal(key, pk) if pk is not None else None
    page = reverse("initiative_goal_list", args=[key])
    remove = (
        {"url": reverse("initiative_goal_remove", args=[key, pk]), "label": _("Take off"), "post": True}
        if goal
        else None
    )
    return save_page(
        request,
        GoalForm(request.POST or None, instance=goal),
        lambda **values: services.save_goal(initiative=initiative, goal=goal, **values),
        title=_("Edit the goal") if goal else _("Set a goal"),
        trail=[{"url": page, "label": _("Goals")}],
        cancel_url=page,
        done=_("The goal is saved."),
        secondary=[remove] if remove else [],
    )


def goal_remove(request, key: str, pk: int):
    goal = _goal(key, pk)
    if request.method == "POST":
        services.remove_goal(goal=goal, by=request.user)
        messages.success(request, _("The goal is taken off."))
    return redirect("initiative_goal_list", key=key)


def _goal(key: str, pk: int) -> Goal:
    return get_object_or_404(Goal.objects.select_related("initiative"), pk=pk, initiative__key=key)
