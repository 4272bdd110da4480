"""What councils gave people to do, and agreements that run out."""

from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.initiatives.partners.queries import agreements_ending, open_actions
from intermediary.pages.worklist import Due, source


@source("council_actions", gettext_lazy("Promised in councils"), 60, whole="council_list")
def council_actions(user, initiative, as_of: date) -> list[Due]:
    """Open actions: one's own; those of people outside are the managers', who remind them."""
    return [
        Due(
            title=action.text,
            url=reverse("action_edit", args=[initiative.key, action.pk]),
            due_on=action.due_on,
            why=_("%(council)s, %(who)s") % {"council": action.meeting.council, "who": action.whose},
            action=_("Open"),
            mine=action.owner_id == user.pk or (action.owner_id is None and user.manages),
            about=reverse("meeting_detail", args=[initiative.key, action.meeting_id]),
        )
        for action in open_actions(initiative)
    ]


@source("agreements_ending", gettext_lazy("Agreements that run out"), 65, whole="partner_list")
def ending(user, initiative, as_of: date) -> list[Due]:
    """Agreements that end within 60 days, or ended in the last 60 with nothing after them."""
    return [
        Due(
            title=f"{agreement.partnership}: {agreement.title}",
            url=reverse("agreement_edit", args=[initiative.key, agreement.partnership_id, agreement.pk]),
            due_on=agreement.ends_on,
            why=(_("ended on %(day)s") if agreement.ends_on < as_of else _("ends on %(day)s"))
            % {"day": date_format(agreement.ends_on)},
            action=_("Renew or end it"),
            mine=agreement.responsible_id == user.pk or (agreement.responsible_id is None and user.manages),
            about=reverse("partner_detail", args=[initiative.key, agreement.partnership_id]),
        )
        for agreement in agreements_ending(initiative, as_of)
    ]
