"""How an initiative asks, and how a person wants to be asked: what staff decide."""

from intermediary.audit.events import event
from placements.followups.answers import assign, log_call
from placements.followups.models import Plan, Preference

__all__ = ["assign", "log_call", "save_plan", "save_wishes"]


def save_plan(*, plan: Plan, by, **values) -> Plan:
    with event("follow_up_plan.changed", by=by, subject=plan.initiative):
        for name, value in values.items():
            setattr(plan, name, value)
        plan.save()
    return plan


def save_wishes(*, participant, by, coach=None, **values) -> Preference:
    """Language, channel and opting out, and which coach looks after the person."""
    with event("follow_up.wishes_changed", by=by, subject=participant):
        wishes, _made = Preference.objects.update_or_create(participant=participant, defaults=values)
        assign(participant=participant, coach=coach, by=by)
    return wishes
