from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from employers.enums import OpeningStatus
from employers.models import Employer, Opening
from intermediary.pages.forms import PlainForm, RecordForm, SearchForm, dates
from intermediary.reference import counties, industries, occupations


class EmployerForm(RecordForm):
    class Meta:
        model = Employer
        fields = ("name", "parent", "fein", "naics", "county_fips", "headcount")

    def clean_parent(self) -> Employer | None:
        """No firm is part of itself, however long the way round."""
        parent = above = self.cleaned_data["parent"]
        seen = set()
        while above is not None and above.pk not in seen:
            if above.pk == self.instance.pk and above != parent:
                raise ValidationError(_("%(firm)s is part of this firm already."), params={"firm": parent})
            seen.add(above.pk)
            above = above.parent
        return parent

    def clean_naics(self) -> str:
        code = self.cleaned_data["naics"].strip()
        if code and not industries.is_industry(code):
            raise ValidationError(_("There is no industry with this NAICS 2022 code, such as 622110."))
        return code

    def clean_county_fips(self) -> str:
        code = self.cleaned_data["county_fips"].strip()
        if code and not counties.is_county(code):
            raise ValidationError(_("There is no county with this FIPS code. It has five digits, such as 09110."))
        return code


class OpeningForm(RecordForm):
    class Meta:
        model = Opening
        fields = (
            "title",
            "soc",
            "positions",
            "hourly_wage_low",
            "hourly_wage_high",
            "weekly_hours",
            "description",
            "status",
            "posted_on",
            "expires_on",
        )
        widgets = {**dates("posted_on", "expires_on"), "description": forms.Textarea(attrs={"rows": 5})}

    def clean_soc(self) -> str:
        code = self.cleaned_data["soc"].strip()
        if code and not occupations.is_soc(code):
            raise ValidationError(_("A SOC code looks like 31-1131."))
        return code


class OpeningSearch(SearchForm):
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("Any")), *OpeningStatus.choices])


class ContactForm(PlainForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"))
