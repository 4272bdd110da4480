from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from employers.models import Employer
from intermediary.accounts.models import User
from intermediary.accounts.roles import STAFF
from intermediary.pages.forms import PlainForm, RecordForm
from intermediary.reference import counties, industries


class EmployerForm(RecordForm):
    class Meta:
        model = Employer
        fields = ("name", "parent", "fein", "naics", "county_fips", "headcount", "liaison", "only_liaison")
        help_texts = {
            "liaison": _("Who of us looks after this firm."),
            "only_liaison": _("Everybody else is told whom to ask before they write down a contact."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["liaison"].queryset = User.objects.filter(role__in=STAFF, is_active=True)

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


class ContactForm(PlainForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"))
