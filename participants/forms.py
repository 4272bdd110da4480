from datetime import date

from crispy_forms.layout import Div, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from intermediary.pages.documents import DocumentField
from intermediary.pages.forms import ZIP, DateInput, PlainForm, RecordForm, dates
from intermediary.reference import counties
from participants.enums import Barrier, DocumentKind, Purpose, Race
from participants.models import Consent, EarlierJob, Household, Identity, PriorJob, Traits

WORDS_FOR_JOBS = {"hourly_wage": _("Hourly wage"), "weekly_hours": _("Hours a week"), "ended_on": _("Last day"),
                  "started_on": _("First day")}  # fmt: skip


def side_by_side(*rows: str) -> Layout:
    """Fields in rows; each row is the names of its fields."""
    return Layout(*(Div(*row.split(), css_class="field-row") if " " in row else row for row in rows))


class IdentityForm(RecordForm):
    heading = _("Who they are")

    class Meta:
        model = Identity
        fields = (
            "first_name",
            "middle_name",
            "last_name",
            "birth_date",
            "email",
            "phone",
            "zip",
            "county_fips",
        )
        widgets = dates("birth_date")

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["zip"].validators.append(ZIP)
        self.helper.layout = side_by_side(
            "first_name middle_name last_name", "birth_date phone", "email", "zip county_fips"
        )

    def clean_birth_date(self) -> date | None:
        day = self.cleaned_data["birth_date"]
        if day and day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean_county_fips(self) -> str:
        code = self.cleaned_data["county_fips"].strip()
        if code and not counties.is_county(code):
            raise forms.ValidationError(_("There is no county with this FIPS code. It has five digits, such as 09110."))
        return code


class TraitsForm(RecordForm):
    heading = _("What is counted, and never decides")
    intro = _("Asked for the figures only. Leave open what the person did not say: unknown is not no.")

    race = forms.MultipleChoiceField(
        label=_("Race"), choices=Race.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    barriers = forms.MultipleChoiceField(
        label=_("Barriers to employment"), choices=Barrier.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Traits
        fields = (
            "gender", "race", "hispanic", "veteran", "disability", "education", "employment", "work_authorized",
            "barriers",
        )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper.layout = side_by_side(
            "gender hispanic", Div("race", css_class="choices-side-by-side"), "veteran disability",
            "education employment", "work_authorized", Div("barriers", css_class="choices-side-by-side"),
        )  # fmt: skip


class HouseholdForm(RecordForm):
    heading = _("Household")
    intro = _("For eligibility. The person counts too.")

    class Meta:
        model = Household
        fields = ("size", "dependents", "annual_income")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["annual_income"].help_text = _("In dollars, before taxes, of everybody together.")
        self.helper.layout = side_by_side("size dependents annual_income")


class PriorJobForm(RecordForm):
    heading = _("The last job before")
    intro = _("The baseline of wage gain. Leave empty where there was none: nobody is counted as having earned $0.")

    class Meta:
        model = PriorJob
        fields = (
            "employer_name", "title", "started_on", "ended_on", "hourly_wage", "weekly_hours", "source", "incumbent",
        )  # fmt: skip
        widgets = dates("started_on", "ended_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in WORDS_FOR_JOBS.items():
            self.fields[name].label = label
        self.fields["incumbent"].help_text = _(
            "Yes for somebody who has this job now and trains to advance with the same employer. It has no last day."
        )
        self.helper.layout = side_by_side(
            "employer_name title", "started_on ended_on", "hourly_wage weekly_hours source", "incumbent"
        )


class EarlierJobForm(RecordForm):
    heading = _("Another job before")

    baseline = forms.BooleanField(label=_("Measure wage gain from this one"), required=False)

    class Meta:
        model = EarlierJob
        fields = ("employer_name", "title", "started_on", "ended_on", "hourly_wage", "weekly_hours", "source")
        widgets = dates("started_on", "ended_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in WORDS_FOR_JOBS.items():
            self.fields[name].label = label
        self.helper.layout = side_by_side(
            "employer_name title", "started_on ended_on", "hourly_wage weekly_hours source", "baseline", "DELETE"
        )


class JobFormSet(forms.BaseModelFormSet):
    """The other jobs. One of them may be made the baseline: it changes places with the one that is."""

    deletion_widget = forms.CheckboxInput

    def add_fields(self, form, index) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Take this job off")
        if form.instance.pk is None:
            form.fields["DELETE"].widget = forms.HiddenInput()
        form.fields["id"].widget = forms.HiddenInput()

    def clean(self) -> None:
        if sum(bool(form.cleaned_data.get("baseline")) for form in self.forms if hasattr(form, "cleaned_data")) > 1:
            raise ValidationError(_("Wage gain is measured from one job: choose one."))

    def values(self) -> list[tuple[int | None, dict | None, bool]]:
        """(id, values or None to take it off, whether it is to be the baseline) of each job that says something."""
        found = []
        for form in self.forms:
            if form in self.deleted_forms:
                found.append((form.instance.pk, None, False))
            elif form.has_changed() or form.instance.pk:
                said = {name: form.cleaned_data[name] for name in form._meta.fields}
                found.append((form.instance.pk, said, form.cleaned_data["baseline"]))
        return found


def job_forms(data, participant=None, extra: int = 1) -> JobFormSet:
    made = forms.modelformset_factory(EarlierJob, form=EarlierJobForm, formset=JobFormSet, extra=extra, can_delete=True)
    jobs = participant.earlier_jobs.all() if participant else EarlierJob.objects.none()
    if data is not None and "jobs-TOTAL_FORMS" not in data:  # a page that does not ask about other jobs
        data = {"jobs-TOTAL_FORMS": "0", "jobs-INITIAL_FORMS": "0"}
    return made(data, queryset=jobs, prefix="jobs")


class DocumentForm(PlainForm):
    kind = forms.ChoiceField(label=_("What it is"), choices=[("", "---------"), *DocumentKind.choices])
    document = DocumentField(required=True)

    def __init__(self, *args, too_large: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["document"].too_large = too_large


class FirstDocumentForm(DocumentForm):
    """The document of an intake: none is fine, but one without a kind, or a kind without one, is not."""

    heading = _("A document")
    intro = _("Kept sealed. More can be added on the person's page.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False
        self.helper.layout = side_by_side("kind document")

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("document") and not cleaned.get("kind"):
            self.add_error("kind", _("Say what the document is."))
        if cleaned.get("kind") and not cleaned.get("document") and "document" not in self.errors:
            self.add_error("document", _("Choose the file, or take back what it is."))
        return cleaned


class FirstConsentForm(PlainForm):
    """What the person agreed to at intake. Nothing ticked is nothing agreed to."""

    heading = _("Consent")
    intro = _("What the person agreed to. Without it no employer sees their name.")

    purposes = forms.MultipleChoiceField(
        label=_("Agreed to"), choices=Purpose.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    given_on = forms.DateField(label=_("Given on"), required=False, widget=DateInput())
    expires_on = forms.DateField(label=_("Ends on"), required=False, widget=DateInput())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper.layout = side_by_side("purposes", "given_on expires_on")

    def clean(self) -> dict:
        cleaned = super().clean()
        given, ends = cleaned.get("given_on"), cleaned.get("expires_on")
        if cleaned.get("purposes") and not given and "given_on" not in self.errors:
            self.add_error("given_on", _("Say on which day they agreed."))
        if given and ends and ends < given:
            self.add_error("expires_on", _("Consent cannot end before it is given."))
        return cleaned


class ConsentForm(RecordForm):
    class Meta:
        model = Consent
        fields = ("purpose", "given_on", "expires_on")
        widgets = {"given_on": DateInput(), "expires_on": DateInput()}
