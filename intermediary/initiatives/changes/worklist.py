"""Systems changes a year old: whether they still hold is to be asked."""

from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.initiatives.changes.queries import to_ask
from intermediary.pages.worklist import Due, source


@source("changes_to_ask", gettext_lazy("Changes to look at again"), 70, whole="change_list")
def changes_to_ask(user, initiative, as_of: date) -> list[Due]:
    return [
        Due(
            title=change.title,
            url=reverse("change_recheck", args=[initiative.key, change.pk]),
            due_on=change.due_on(),
            why=_("%(who)s, since %(day)s") % {"who": change.institution, "day": date_format(change.happened_on)},
            action=_("Ask whether it holds"),
            mine=change.lead_id == user.pk or (change.lead_id is None and user.manages),
            about=reverse("change_detail", args=[initiative.key, change.pk]),
        )
        for change in to_ask(initiative, as_of)
    ]
