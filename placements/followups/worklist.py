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
    page = reverse("participant_detail", args=[row.person.key])
    closes = _("the window closes on %(day)s") % {"day": date_format(row.closes_on)}
    return Due(
        title=str(row.person.identity),
        about=page,
        url=reverse("follow_up_add", args=[row.job.key]) if row.job else page,
        due_on=row.due_on,
        why=f"{next_step(row, as_of)}; {closes}",
        action=_("Record the answer") if row.job else _("Open"),
        mine=row.coach == user,
    )
