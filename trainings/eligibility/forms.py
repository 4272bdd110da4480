from django import forms
from django.utils.translation import gettext_lazy as _

from intermediary.pages.forms import PlainForm, RecordForm, TriState, dates
from intermediary.reference.counties import is_county
from trainings.eligibility.judging import Verdict
from trainings.eligibility.models import Rule


class CountiesField(forms.CharField):
    """County codes with commas between, as a list."""

    def to_python(self, value) -> list[str]:
        codes = value if isinstance(value, list) else (value or "").replace(";", ",").split(",")
        return [code.strip() for code in codes if code.strip()]

    def prepare_value(self, value) -> str:
        return ", ".join(value) if isinstance(value, list) else value

    def validate(self, value) -> None:
        super().validate(value)
        if wrong := [code for code in value if not is_county(code)]:
            raise forms.ValidationError(
                _("There is no county with the FIPS code %(codes)s."), params={"codes": ", ".join(wrong)}
            )


class RuleForm(RecordForm):
    counties = CountiesField(
        label=_("Counties"), required=False, help_text=_("FIPS codes with commas between, such as 09110, 09170.")
    )

    class Meta:
        model = Rule
        fields = ("starts_on", "min_age", "max_age", "counties", "income_first", "income_each", "work_authorized",
                  "education", "question")  # fmt: skip
        help_texts = {
            "income_first": _("A year, in dollars, such as twice the poverty guideline of one person."),
            "question": _("To which the answer has to be yes, such as “Has received SNAP in the last six months”."),
        }
        widgets = dates("starts_on")


class CertifyForm(PlainForm):
    """What shows each condition, and the answer to the funder's own question."""

    def __init__(self, *args, verdicts: list[Verdict], **kwargs):
        super().__init__(*args, **kwargs)
        for verdict in verdicts:
            if verdict.key == "question":
                self.fields["answer"] = TriState(label=verdict.asked)
            label = _("What shows it: %(condition)s") % {"condition": verdict.asked}
            self.fields[f"shows_{verdict.key}"] = forms.CharField(label=label, max_length=200, required=False)

    def evidence(self) -> dict[str, str]:
        return {
            name.removeprefix("shows_"): text for name, text in self.cleaned_data.items() if name.startswith("shows_")
        }
