from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from intermediary.pages.forms import DateInput, RecordForm, dates
from intermediary.reference import counties
from participants.enums import Barrier, Race
from participants.models import Consent, Identity, PriorJob, Traits


class IdentityForm(RecordForm):
    heading = _("Who they are")

    class Meta:
        model = Identity
        fields = (
            "first_name",
            "middle_name",
            "last_name",
            "birth_date",
            "email",
            "phone",
            "zip",
            "county_fips",
        )
        widgets = dates("birth_date")

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_birth_date(self) -> date | None:
        day = self.cleaned_data["birth_date"]
        if day and day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean_county_fips(self) -> str:
        code = self.cleaned_data["county_fips"].strip()
        if code and not counties.is_county(code):
            raise forms.ValidationError(_("There is no county with this FIPS code. It has five digits, such as 09110."))
        return code


class TraitsForm(RecordForm):
    heading = _("What is counted, and never decides")
    intro = _("Asked for the figures only. Leave open what the person did not say: unknown is not no.")

    race = forms.MultipleChoiceField(
        label=_("Race"), choices=Race.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    barriers = forms.MultipleChoiceField(
        label=_("Barriers to employment"), choices=Barrier.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Traits
        fields = ("gender", "race", "hispanic", "veteran", "disability", "education", "barriers")


class PriorJobForm(RecordForm):
    heading = _("The last job before")
    intro = _("The baseline of wage gain. Leave empty where there was none: nobody is counted as having earned $0.")

    class Meta:
        model = PriorJob
        fields = ("hourly_wage", "weekly_hours", "ended_on")
        widgets = dates("ended_on")


class ConsentForm(RecordForm):
    class Meta:
        model = Consent
        fields = ("purpose", "given_on", "expires_on")
        widgets = {"given_on": DateInput(), "expires_on": DateInput()}
