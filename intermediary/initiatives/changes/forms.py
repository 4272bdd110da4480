from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from intermediary.accounts.models import User
from intermediary.accounts.roles import STAFF
from intermediary.initiatives.changes.enums import Area
from intermediary.initiatives.changes.models import Change, Recheck
from intermediary.initiatives.models import Initiative
from intermediary.initiatives.partners.models import Partnership
from intermediary.pages.documents import DocumentField
from intermediary.pages.forms import DateInput, PlainForm, RecordForm, SearchForm, dates, in_our_times


class ChangeForm(RecordForm):
    class Meta:
        model = Change
        fields = (
            "area",
            "title",
            "institution",
            "partnership",
            "before",
            "after",
            "happened_on",
            "contribution",
            "workers_reached",
            "employers_reached",
            "scale_source",
            "lead",
        )
        widgets = {
            **dates("happened_on"),
            **{name: forms.Textarea(attrs={"rows": 3}) for name in ("before", "after", "contribution")},
        }

    def __init__(self, *args, initiative: Initiative, **kwargs):
        super().__init__(*args, **kwargs)
        partners = Partnership.objects.filter(initiative=initiative).select_related("organization")
        self.fields["partnership"].queryset = partners
        self.fields["lead"].queryset = User.objects.filter(role__in=STAFF, is_active=True)
        self.fields["lead"].help_text = _("Is reminded after a year to ask whether it still holds.")
        self.fields["workers_reached"].help_text = _("Left empty it is not known, and no sum holds it.")
        self.fields["title"].help_text = _("Such as “Riverbend Health pays for the certificate of its aides”.")


class VerifyForm(PlainForm):
    verified_by = forms.CharField(
        label=_("Verified by"),
        max_length=200,
        help_text=_("Somebody who can know it and is not us: their name, and the organization they speak for."),
    )
    verified_on = forms.DateField(label=_("Verified on"), widget=DateInput(), validators=[in_our_times])

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_verified_on(self):
        if self.cleaned_data["verified_on"] > self.today:
            raise ValidationError(_("This day has not come yet."))
        return self.cleaned_data["verified_on"]


class EvidenceForm(PlainForm):
    title = forms.CharField(label=_("What it is"), max_length=200, help_text=_("Such as “Wage scale of March 2026”."))
    url = forms.URLField(label=_("Address"), required=False, max_length=500, assume_scheme="https")
    document = DocumentField(label=_("Or a document"), required=False)


class RecheckForm(RecordForm):
    class Meta:
        model = Recheck
        fields = ("checked_on", "holds", "said_by", "note")
        widgets = dates("checked_on")


class ChangeSearch(SearchForm):
    area = forms.ChoiceField(label=_("What changed"), required=False, choices=(("", _("Anything")), *Area.choices))
