"""Forms of openings: one for both doors, in sections, and what an opening is judged by while it is typed."""

from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from employers.enums import Language, OpeningStatus, Shift
from employers.forms.occupations import occupation
from employers.models import Opening, OpeningFill
from intermediary.pages.forms import LinesField, PlainForm, RecordForm, SearchForm, dates, ticks
from intermediary.reference import counties

SECTIONS = (
    (_("The job"), ("title", "initiative", "soc", "positions", "description")),
    (
        _("Pay and hours"),
        (("hourly_wage_low", "hourly_wage_high"), ("weekly_hours", "part_time_by_choice"), "shifts",
         "schedule_notice_days"),
    ),
    (
        _("What people get"),
        (("health_insurance", "paid_leave"), ("retirement_plan", "advancement_path"), ("worker_voice", "permanent"),
         "union_coverage"),
    ),
    (_("Where"), (("place", "county_fips"), "address", ("city", "zip"))),
    (
        _("Who can do it"),
        (("required_skills", "preferred_skills"), ("required_credentials", "preferred_credentials"), "languages",
         "language_note", "fair_chance", "fair_chance_note"),
    ),
    (_("Posting"), ("status", ("posted_on", "expires_on"), "closed_on", "listed")),
)  # fmt: skip
LINES = ("required_skills", "preferred_skills", "required_credentials", "preferred_credentials")


def laid_out(sections) -> Layout:
    """Sections of a form; fields in a tuple stand beside each other where there is room."""
    return Layout(
        *(
            Fieldset(title, *(Div(*each, css_class="field-row") if isinstance(each, tuple) else each for each in names))
            for title, names in sections
        )
    )


class OpeningForm(RecordForm):
    shifts = ticks(Opening, "shifts", Shift.choices)
    languages = ticks(Opening, "languages", Language.choices)

    class Meta:
        model = Opening
        fields = (
            "title",
            "initiative",
            "soc",
            "positions",
            "description",
            "hourly_wage_low",
            "hourly_wage_high",
            "weekly_hours",
            "part_time_by_choice",
            "shifts",
            "schedule_notice_days",
            "health_insurance",
            "paid_leave",
            "retirement_plan",
            "advancement_path",
            "worker_voice",
            "permanent",
            "union_coverage",
            "place",
            "county_fips",
            "address",
            "city",
            "zip",
            *LINES,
            "languages",
            "language_note",
            "fair_chance",
            "fair_chance_note",
            "status",
            "posted_on",
            "expires_on",
            "closed_on",
            "listed",
        )
        field_classes = dict.fromkeys(LINES, LinesField)
        help_texts = {
            "initiative": _("In whose figures it counts."),
            "closed_on": _("When the firm stopped looking, where not all positions were filled."),
            "part_time_by_choice": _("Can people choose to work fewer hours, or more?"),
            "schedule_notice_days": _("How many days ahead people know when they work."),
            "health_insurance": _("The firm pays at least half within 90 days."),
            "paid_leave": _("Any paid sick leave or vacation."),
            "advancement_path": _("A written wage step, or training."),
            "worker_voice": _("A union, or a standing channel such as a council."),
            "county_fips": _("Five digits, such as 09110. Left empty, it is the firm's own."),
            **dict.fromkeys(LINES, _("One a line.")),
            "listed": _("Anybody can then read it, without signing in."),
        }
        widgets = {**dates("posted_on", "expires_on", "closed_on"), "description": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper.layout = laid_out(SECTIONS)
        if self.instance.status != OpeningStatus.REVIEW:  # the review is asked for by itself
            field = self.fields["status"]
            field.choices = [choice for choice in field.choices if choice[0] != OpeningStatus.REVIEW]

    def offer(self) -> Opening:
        """The job as it is typed so far, to be judged and not to be saved; what is wrong in it is not known."""
        self.is_valid()
        known = {name: self.cleaned_data.get(name) for name in self.fields if name in self.cleaned_data}
        return Opening(**known)

    def clean_soc(self) -> str:
        return occupation(self.cleaned_data["soc"])

    def clean_county_fips(self) -> str:
        code = self.cleaned_data["county_fips"].strip()
        if code and not counties.is_county(code):
            raise ValidationError(_("There is no county with this FIPS code. It has five digits, such as 09110."))
        return code

    def clean(self) -> dict:
        """What would leave accepted offers without a position, and a closing without its day."""
        cleaned = super().clean()
        if cleaned.get("status") == OpeningStatus.CLOSED and not cleaned.get("closed_on"):
            self.add_error("closed_on", _("Say on which day it was closed."))
        filled = self.instance.fills.count() if self.instance.pk else 0
        if filled > (cleaned.get("positions") or filled):
            self.add_error("positions", _("%(n)s offers are accepted already.") % {"n": filled})
        return cleaned


class ReturnForm(PlainForm):
    """Why an opening is given back to its firm."""

    review_note = forms.CharField(label=_("What to change"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class PostingsForm(PlainForm):
    """A file of job postings, read as what it holds and not as what it is called."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("JSON-LD with schema.org job postings, up to 1 MB, such as a job board or a web page gives out."),
        widget=forms.FileInput(attrs={"accept": ".json,.jsonld,application/ld+json"}),
    )


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


class OpeningSearch(SearchForm):
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("Any")), *OpeningStatus.choices])
