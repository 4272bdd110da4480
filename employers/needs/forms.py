from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from employers.forms.occupations import occupation
from employers.models.headcount import six_digits
from employers.needs.models import HiringNeed
from intermediary.pages.documents import DocumentField
from intermediary.pages.forms import RecordForm, dates

AHEAD = 8  # quarters that are offered, this one included


def quarters(today: date, number: int = AHEAD) -> list[str]:
    """The quarters from that of `today` on, as 2025Q3."""
    first = today.year * 4 + (today.month - 1) // 3
    return [f"{index // 4}Q{index % 4 + 1}" for index in range(first, first + number)]


class NeedForm(RecordForm):
    """What a firm says it will hire. Only a need on record can be taken back."""

    document = DocumentField(
        help_text=_("The letter or message that says it: PDF, JPEG or PNG, up to 5 MB. It replaces the one before.")
    )

    class Meta:
        model = HiringNeed
        fields = ("initiative", "soc", "quarter", "seats", "certainty", "said_by", "said_on", "note", "withdrawn_on")
        help_texts = {
            "soc": _("Such as 31-1131 for nursing assistants."),
            "certainty": _("Promised: the firm will hire so many. Likely: it expects to."),
            "said_by": _("The person of the firm who said it, by name."),
            "withdrawn_on": _("The day on which the firm said that it will not hire them after all."),
        }
        widgets = dates("said_on", "withdrawn_on")

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        offered = quarters(today)
        if self.instance.quarter and self.instance.quarter not in offered:
            offered.insert(0, self.instance.quarter)
        self.fields["quarter"] = forms.ChoiceField(label=_("Quarter"), choices=[(each, each) for each in offered])
        if not self.instance.pk:
            del self.fields["withdrawn_on"]

    def clean_soc(self) -> str:
        return six_digits(occupation(self.cleaned_data["soc"]))
