from django import forms
from django.utils.translation import gettext_lazy as _

from intermediary.funding.models import Funder, Grant
from intermediary.initiatives.models import Initiative
from intermediary.pages.forms import PlainForm, RecordForm, SearchForm, dates


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
        fields = ("title", "funder", "initiative", "starts_on", "ends_on", "amount")
        widgets = dates("starts_on", "ends_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["funder"].help_text = _("Its contacts will see the published figures of this grant.")


class GrantSearch(SearchForm):
    initiative = forms.ModelChoiceField(
        Initiative.objects.all(), label=_("Initiative"), required=False, empty_label=_("All"), to_field_name="key"
    )
