from django import forms
from django.utils.translation import gettext_lazy as _

from intermediary.accounts.models import User
from intermediary.accounts.roles import STAFF
from intermediary.initiatives.models import Initiative
from intermediary.initiatives.outreach.enums import Audience
from intermediary.initiatives.outreach.models import Campaign, Stated
from intermediary.initiatives.partners.models import Partnership
from intermediary.pages.forms import RecordForm, SearchForm, dates


class CampaignForm(RecordForm):
    class Meta:
        model = Campaign
        fields = (
            "name",
            "audience",
            "form",
            "starts_on",
            "ends_on",
            "place",
            "partnership",
            "lead",
            "reached",
            "reach_source",
            "code",
            "note",
        )
        widgets = {**dates("starts_on", "ends_on"), "note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, initiative: Initiative, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].required = False
        self.fields["lead"].queryset = User.objects.filter(role__in=STAFF, is_active=True)
        partners = Partnership.objects.filter(initiative=initiative).select_related("organization")
        self.fields["partnership"].queryset = partners


class StatedForm(RecordForm):
    class Meta:
        model = Stated
        fields = ("came", "number", "source")


class CampaignSearch(SearchForm):
    audience = forms.ChoiceField(label=_("Toward"), required=False, choices=(("", _("Anybody")), *Audience.choices))
