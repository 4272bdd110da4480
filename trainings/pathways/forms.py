from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from intermediary.pages.forms import RecordForm
from intermediary.reference import occupations
from trainings.models import Program
from trainings.pathways.models import Edge, Pathway, Step
from trainings.pathways.official import typical_wages


class PathwayForm(RecordForm):
    class Meta:
        model = Pathway
        fields = ("name", "description", "published")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["published"].help_text = _("The picture without counts of people, on an address of its own.")


class StepForm(RecordForm):
    class Meta:
        model = Step
        fields = ("soc", "title", "wage", "wage_source")

    def __init__(self, *args, pathway: Pathway, **kwargs):
        super().__init__(*args, **kwargs)
        self.pathway = pathway
        self.fields["soc"].help_text = _("Such as 31-1131.")
        self.fields["wage"].help_text = _("Left empty it is the official median of the region, where one is on record.")
        self.fields["title"].help_text = _("Left empty it is the official one.")

    def clean_soc(self) -> str:
        digits = self.cleaned_data["soc"].replace("-", "").split(".")[0].strip()
        code = f"{digits[:2]}-{digits[2:]}"
        if not occupations.is_soc(code):
            raise ValidationError(_("A SOC code looks like 31-1131."))
        return code

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("title") and cleaned.get("soc") and not occupations.occupation_title(cleaned["soc"]):
            self.add_error("title", _("The built-in table has no title for this code: write one."))
        if cleaned.get("soc") and cleaned.get("wage") is None:
            official = typical_wages(self.pathway.initiative, [cleaned["soc"]]).get(cleaned["soc"])
            cleaned["wage"], cleaned["wage_source"] = official or (None, "")
        return cleaned


class EdgeForm(RecordForm):
    class Meta:
        model = Edge
        fields = ("start", "end", "credential", "months_low", "months_high", "programs")
        widgets = {"programs": forms.CheckboxSelectMultiple}

    def __init__(self, *args, pathway: Pathway, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["start"].empty_label = _("New to the field")
        self.fields["start"].queryset = self.fields["end"].queryset = pathway.steps.all()
        self.fields["programs"].queryset = Program.objects.filter(cohorts__initiative=pathway.initiative_id).distinct()
