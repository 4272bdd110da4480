"""Tasks that are to be done by somebody of staff, a week ahead."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.pages.worklist import Due, source
from participants.casework.models import Task

AHEAD = timedelta(days=7)


@source("tasks", gettext_lazy("Tasks"), 15)
def tasks(user, initiative, as_of) -> list[Due]:
    """The user's own, of whatever initiative, due by a week from now or undated."""
    found = Task.objects.filter(owner=user, done_on=None).exclude(due_on__gt=as_of + AHEAD)
    return [
        Due(
            title=str(task.participant.identity), about=reverse("participant_detail", args=[task.participant.key]),
            url=reverse("task_done", args=[task.key]), due_on=task.due_on, why=task.title, action=_("Done"), post=True,
        )
        for task in found.select_related("participant__identity")
    ]  # fmt: skip
