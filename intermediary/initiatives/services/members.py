"""Say for whom somebody of the staff works."""

from intermediary.audit.events import event
from intermediary.initiatives.models import Initiative, Member


def narrow(*, user, initiatives: list[Initiative], by) -> None:
    """Let somebody see these initiatives only, with their cohorts and grants; an empty list lets them see all."""
    with event("initiative.narrowed", by=by, subject=user):
        user.initiative_memberships.exclude(initiative__in=initiatives).delete()
        have = set(user.initiative_memberships.values_list("initiative_id", flat=True))
        for initiative in initiatives:
            if initiative.pk not in have:
                Member.objects.create(user=user, initiative=initiative)


def staff_with(*, initiative: Initiative, users, by) -> None:
    """Say who works for an initiative in particular: these, and nobody else. What else they work for stays."""
    with event("initiative.staffed", by=by, subject=initiative):
        initiative.members.exclude(user__in=users).delete()
        have = set(initiative.members.values_list("user_id", flat=True))
        for user in users:
            if user.pk not in have:
                Member.objects.create(user=user, initiative=initiative)
