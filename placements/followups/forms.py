from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from intermediary.pages.forms import DateInput, PlainForm
from placements.enums import FollowUpStatus
from placements.followups.answers import Answer
from placements.models import Placement

HERE, LEFT = "here", "left"


class SaidByForm(PlainForm):
    said_by = forms.CharField(
        label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )


class HireForm(PlainForm):
    """What a firm says of one hire. Left alone it says nothing; with `everybody_here` it says still here."""

    status = forms.ChoiceField(
        label=_("Still with you?"),
        required=False,
        choices=[(HERE, _("Still here")), (LEFT, _("Has left")), ("", _("I do not know"))],
        widget=forms.RadioSelect,
    )
    last_day = forms.DateField(label=_("Last day worked, where they left"), required=False, widget=DateInput())
    hourly_wage = forms.DecimalField(
        label=_("Hourly wage"), required=False, min_value=0.01, max_value=1000, decimal_places=2
    )
    weekly_hours = forms.DecimalField(
        label=_("Hours a week"), required=False, min_value=0.5, max_value=168, decimal_places=2
    )

    def __init__(self, *args, placement: Placement, name: str, today: date, everybody_here: bool = False, **kwargs):
        super().__init__(*args, prefix=str(placement.pk), **kwargs)
        self.placement, self.name, self.today, self.everybody_here = placement, name, today, everybody_here

    def clean(self) -> dict:
        cleaned = super().clean()
        left, day = cleaned.get("status") == LEFT, cleaned.get("last_day")
        if self.everybody_here and left:
            self.add_error("status", _("You said that this person has left. Send the answers one by one then."))
        if left and not day and "last_day" not in self.errors:
            self.add_error("last_day", _("Say on which day they worked last; about right is good enough."))
        if day and not left and not self.everybody_here:
            self.add_error("status", _("There is a last day: choose “Has left”, or take the day away."))
        if day and not self.placement.started_on <= day <= self.today:
            words = _("The last day lies between the first day, %(first)s, and today.")
            self.add_error("last_day", ValidationError(words, params={"first": self.placement.started_on}))
        return cleaned

    @property
    def answer(self) -> Answer | None:
        """None where nothing is said of this hire."""
        said = self.cleaned_data
        if said["status"] == LEFT:
            return Answer(FollowUpStatus.NOT_EMPLOYED, said["hourly_wage"], said["weekly_hours"], said["last_day"])
        if said["status"] == HERE or self.everybody_here:
            return Answer(FollowUpStatus.EMPLOYED_SAME, said["hourly_wage"], said["weekly_hours"])
        return None
