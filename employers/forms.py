from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from employers.enums import OpeningStatus
from employers.models import Employer, Headcount, Opening, OpeningFill
from employers.models.headcount import six_digits
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
            "initiative",
            "soc",
            "positions",
            "hourly_wage_low",
            "hourly_wage_high",
            "weekly_hours",
            "description",
            "status",
            "posted_on",
            "expires_on",
            "closed_on",
        )
        help_texts = {
            "initiative": _("In whose figures it counts."),
            "closed_on": _("When the firm stopped looking, where not all positions were filled."),
        }
        widgets = {**dates("posted_on", "expires_on", "closed_on"), "description": forms.Textarea(attrs={"rows": 5})}

    def clean_soc(self) -> str:
        return occupation(self.cleaned_data["soc"])

    def clean(self) -> dict:
        """What would leave accepted offers without a position, and a closing without its day."""
        cleaned = super().clean()
        if cleaned.get("status") == OpeningStatus.CLOSED and not cleaned.get("closed_on"):
            self.add_error("closed_on", _("Say on which day it was closed."))
        filled = self.instance.fills.count() if self.instance.pk else 0
        if filled > (cleaned.get("positions") or filled):
            self.add_error("positions", _("%(n)s offers are accepted already.") % {"n": filled})
        return cleaned


class FillForm(RecordForm):
    """One accepted offer. `instance` names its opening."""

    class Meta:
        model = OpeningFill
        fields = ("offer_accepted_on",)
        widgets = dates("offer_accepted_on")

    def clean_offer_accepted_on(self):
        day, opening = self.cleaned_data["offer_accepted_on"], self.instance.opening
        if opening.posted_on and day < opening.posted_on:
            raise ValidationError(_("The opening was posted later, on %(day)s."), params={"day": opening.posted_on})
        if opening.fills.count() >= opening.positions:
            raise ValidationError(_("All its positions are filled already."))
        return day


class HeadcountForm(RecordForm):
    class Meta:
        model = Headcount
        fields = (
            "soc",
            "starts_on",
            "months",
            "average_headcount",
            "separations",
            "other_hires",
            "other_retained_90",
            "other_retained_180",
            "other_retained_365",
        )
        help_texts = {
            "starts_on": _("The first day of a month."),
            "other_hires": _("People hired in these months who did not come through us."),
        }
        widgets = dates("starts_on")

    def clean_soc(self) -> str:
        return six_digits(occupation(self.cleaned_data["soc"]))


def occupation(typed: str) -> str:
    """A SOC code as it was typed, or none. Raises ValidationError for anything else."""
    code = typed.strip()
    if code and not occupations.is_soc(code):
        raise ValidationError(_("A SOC code looks like 31-1131."))
    return code


class OpeningSearch(SearchForm):
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("Any")), *OpeningStatus.choices])


class ContactForm(PlainForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"))
