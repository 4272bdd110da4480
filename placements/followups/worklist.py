"""People who are due to be asked how they are doing."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.pages.worklist import Due, source
from placements.followups.queue import queue
from placements.followups.steps import next_step


@source("follow-ups", gettext_lazy("Follow-ups due"), 10, whole="follow_up_queue")
def follow_ups(user, initiative, as_of) -> list[Due]:
    return [_due(row, user, as_of) for row in queue(initiative, as_of)]


def _due(row, user, as_of) -> Due:
    """To be done by the day on which the window closes, which is what presses."""
    person = row.person.key
    since = _("due since %(day)s") % {"day": date_format(row.due_on)}
    return Due(
        title=str(row.person.identity),
        about=reverse("participant_detail", args=[person]),
        url=reverse("follow_up_add", args=[row.job.key]) if row.job else reverse("placement_add", args=[person]),
        due_on=row.closes_on,
        why=f"{next_step(row, as_of)}; {since}",
        action=_("Record the answer") if row.job else _("Add the job"),
        mine=row.coach == user,
    )
