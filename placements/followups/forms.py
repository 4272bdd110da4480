from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from intermediary.pages.documents import DocumentField
from intermediary.pages.forms import DateInput, PlainForm, RecordForm, dates
from placements.enums import FollowUpStatus
from placements.followups.answers import Answer
from placements.followups.enums import Way
from placements.models import FollowUp, Placement

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


class FollowUpForm(RecordForm):
    """What a source said of a job, put on record by staff on its behalf, with who said it and what shows it."""

    said_by = forms.CharField(
        label=_("Said by"), max_length=200, required=False, help_text=_("The person who told us, by name.")
    )
    way = forms.ChoiceField(
        label=_("Through"), required=False, choices=[("", _("Not known")), *Way.choices], initial=Way.PHONE
    )
    last_day = forms.DateField(
        label=_("Last day worked"),
        required=False,
        widget=DateInput(),
        help_text=_("Where they have left and the source says when."),
    )
    document = DocumentField(
        label=_("Document"), required=False, help_text=_("A pay stub or a letter: PDF, JPEG or PNG, up to 5 MB.")
    )

    class Meta:
        model = FollowUp
        fields = ("observed_on", "status", "source", "employer", "hourly_wage", "weekly_hours")
        widgets = dates("observed_on")

    def __init__(self, *args, placement: Placement, today: date, too_large: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["document"].too_large = too_large
        self.placement, self.today = placement, today
        self.fields["source"].required = True
        self.fields["employer"].label = _("The other employer")
        self.fields["employer"].help_text = _("Only where the person is with another one now.")

    def clean_observed_on(self):
        day = self.cleaned_data["observed_on"]
        if day < self.placement.started_on:
            raise ValidationError(
                _("The day lies before the first day worked, %(day)s."),
                params={"day": date_format(self.placement.started_on)},
            )
        if day > self.today:
            raise ValidationError(_("This day has not come yet."))
        return day

    def clean_last_day(self):
        day = self.cleaned_data["last_day"]
        if day and not self.placement.started_on <= day <= self.today:
            raise ValidationError(_("It lies between the first day worked and today."))
        return day

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("last_day") and cleaned.get("status") == FollowUpStatus.EMPLOYED_SAME:
            self.add_error("last_day", _("Leave this empty for somebody who is still there."))
        status, day, employer = (cleaned.get(name) for name in ("status", "observed_on", "employer"))
        last = self.placement.last_day_worked
        if status == FollowUpStatus.EMPLOYED_SAME and day and last and day > last:
            words = _(
                "The last day worked on record is %(day)s. Take it off the placement first, if they are still there."
            )
            self.add_error("status", ValidationError(words, params={"day": date_format(last)}))
        if status == FollowUpStatus.EMPLOYED_OTHER and employer and employer.pk == self.placement.employer_id:
            self.add_error("employer", _("This is the employer of the placement itself."))
        return cleaned
