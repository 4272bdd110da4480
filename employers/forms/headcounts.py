from django.utils.translation import gettext_lazy as _

from employers.forms.occupations import occupation
from employers.models import Headcount
from employers.models.headcount import six_digits
from intermediary.pages.forms import RecordForm, dates


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
