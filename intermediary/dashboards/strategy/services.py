"""Goals of an initiative, and which record a partner is."""

from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from intermediary.dashboards.strategy.models import Goal, KnownAs
from intermediary.initiatives.models import Initiative
from intermediary.initiatives.partners.models import Organization


def say_who(*, organization: Organization, employer=None, funder=None, provider=None, by) -> None:
    """Which firm, funder and provider on record an organization is; nothing of them takes the link away.

    Raises ValidationError where another organization is known as one of them.
    """
    with event("partner.identified", by=by, subject=organization), refusals():
        if employer or funder or provider:
            KnownAs.objects.update_or_create(
                organization=organization, defaults={"employer": employer, "funder": funder, "provider": provider}
            )
        else:
            KnownAs.objects.filter(organization=organization).delete()


def save_goal(*, initiative: Initiative, goal: Goal | None = None, by, **values) -> Goal:
    """Set a goal (or change it). Raises ValidationError where there is one for the figure by that day."""
    verb = "set" if goal is None else "changed"
    goal = goal or Goal(initiative=initiative)
    with event(f"goal.{verb}", by=by, subject=initiative, note=values.get("title", "")[:200]), refusals():
        for field, value in values.items():
            setattr(goal, field, value)
        goal.save()
    return goal


def remove_goal(*, goal: Goal, by) -> None:
    """Take a goal off; the trail keeps it."""
    with event("goal.removed", by=by, subject=goal.initiative, note=goal.title):
        goal.delete()
