from django import forms
from django.utils.translation import gettext_lazy as _

from intermediary.accounts.models import User
from intermediary.accounts.roles import STAFF
from intermediary.funding.models import Funder, Grant
from intermediary.initiatives.models import Initiative
from intermediary.pages.forms import DateInput, PlainForm, RecordForm, SearchForm, dates, in_our_times


class FunderForm(RecordForm):
    class Meta:
        model = Funder
        fields = ("name",)


class MemberForm(PlainForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"))


class KeyForm(PlainForm):
    name = forms.CharField(
        label=_("What it is for"), max_length=80, help_text=_("Such as the name of the program that will use it.")
    )


class GrantForm(RecordForm):
    class Meta:
        model = Grant
        fields = ("title", "funder", "initiative", "starts_on", "ends_on", "amount", "responsible")
        widgets = dates("starts_on", "ends_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["funder"].help_text = _("Its contacts will see the published figures of this grant.")
        self.fields["responsible"].queryset = User.objects.filter(role__in=STAFF, is_active=True)
        self.fields["responsible"].help_text = _("Is reminded of its reports. Nobody chosen: every manager.")


class ReportForm(PlainForm):
    title = forms.CharField(label=_("Report"), max_length=200, help_text=_("Such as “Second quarter 2026”."))
    due_on = forms.DateField(label=_("Due on"), widget=DateInput(), validators=[in_our_times])
    note = forms.CharField(label=_("Note"), max_length=500, required=False)


class MoveForm(PlainForm):
    due_on = forms.DateField(label=_("New date"), widget=DateInput(), validators=[in_our_times])
    reason = forms.CharField(
        label=_("Why"), max_length=500, help_text=_("Such as who of the funder agreed to it. It stays on record.")
    )


class SentInForm(PlainForm):
    submitted_on = forms.DateField(label=_("Sent in on"), widget=DateInput(), validators=[in_our_times])


class GrantSearch(SearchForm):
    initiative = forms.ModelChoiceField(
        Initiative.objects.all(), label=_("Initiative"), required=False, empty_label=_("All"), to_field_name="key"
    )
