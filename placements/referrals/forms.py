from datetime import datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from employers.enums import Language, Shift
from intermediary.pages.forms import DateInput, LinesField, PlainForm, RecordForm, SearchForm, in_our_times, ticks
from placements.referrals.enums import MOVES, REASONS, Shown, Status
from placements.referrals.models import JobWish, Referral
from placements.referrals.services import Answer

ANSWERS = [
    (Status.YES, _("Yes, we want to get to know them")),
    (Status.INTERVIEW, _("Interview: we name a day and a time")),
    (Status.NOT_NOW, _("Not now")),
    (Status.NO, _("No")),
]
FURTHER = [
    (Status.OFFERED, _("A job is offered")),
    (Status.NOT_HIRED, _("Not hired")),
]
GIVEN_UP = [(Status.WITHDRAWN, _("Withdrawn: the person does not want it any more"))]
UNTIL = 366  # days ahead that an interview can be


class ReferralForm(RecordForm):
    """What the employer is to read, and who of the employer answers."""

    shows = forms.MultipleChoiceField(
        label=_("The person agreed to show, besides their name"),
        required=False,
        choices=Shown.choices,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Referral
        fields = ("why", "shows", "send_to_name", "send_to")
        labels = {"send_to_name": _("Who answers at the employer"), "send_to": _("Their e-mail")}
        widgets = {"why": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "why": _("Two or three sentences the employer reads: what this person brings for this job."),
            "send_to": _("They get a link that asks for no account. Reminded after 3 and 10 days."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["why"].required = True


class StepForm(PlainForm):
    """An answer, or any further step that may follow. `moves`: those who may be chosen, with their words."""

    status = forms.ChoiceField(label=_("Your answer"), widget=forms.RadioSelect)
    interview_on = forms.DateField(label=_("Day of the interview"), required=False, widget=DateInput())
    interview_time = forms.TimeField(
        label=_("Time"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    reason = forms.ChoiceField(label=_("Reason"), required=False)
    words = forms.CharField(
        label=_("Anything else we should know"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, referral: Referral, now: datetime, moves=tuple(ANSWERS), **kwargs):
        super().__init__(*args, **kwargs)
        self.now = now
        allowed = MOVES[Status(referral.status)]
        self.moves = [(status, words) for status, words in moves if status in allowed]
        self.fields["status"].choices = self.moves
        self.fields["status"].error_messages["required"] = _("Choose one of the answers.")
        self.fields["reason"].choices = [
            ("", _("Choose a reason")),
            *(
                (words, [(r.value, r.label) for r in REASONS[status]])
                for status, words in self.moves
                if status in REASONS
            ),
        ]

    def clean(self) -> dict:
        cleaned = super().clean()
        status = cleaned.get("status")
        if status == Status.INTERVIEW:
            self._clean_interview(cleaned)
        else:
            cleaned["interview_on"] = cleaned["interview_time"] = None
        if status in REASONS and "reason" not in self.errors and cleaned.get("reason") not in REASONS[status]:
            self.add_error("reason", _("Say why, with one of the reasons under this answer."))
        return cleaned

    def _clean_interview(self, cleaned: dict) -> None:
        day, clock = cleaned.get("interview_on"), cleaned.get("interview_time")
        today = timezone.localdate(self.now, timezone.get_default_timezone())
        if day is None and "interview_on" not in self.errors:
            self.add_error("interview_on", _("Say on which day."))
        elif day and not 0 <= (day - today).days <= UNTIL:
            self.add_error("interview_on", _("The day lies between today and a year from now."))
        if clock is None and "interview_time" not in self.errors:
            self.add_error("interview_time", _("Say at what time."))

    @property
    def answer(self) -> Answer:
        said = self.cleaned_data
        when = None
        if said["interview_on"]:
            when = datetime.combine(said["interview_on"], said["interview_time"] or time(9))
            when = when.replace(tzinfo=timezone.get_default_timezone())
        reason = said["reason"] if said["status"] in REASONS else ""
        return Answer(said["status"], when, reason, said["words"])


class StaffStepForm(StepForm):
    said_by = forms.CharField(
        label=_("Said by"), max_length=200, required=False, help_text=_("Who of the employer told us, by name.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, moves=(*ANSWERS, *FURTHER, *GIVEN_UP), **kwargs)
        self.fields["status"].label = _("What came of it")


class PortalStepForm(StepForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, moves=(*ANSWERS, *FURTHER), **kwargs)


class HireForm(PlainForm):
    started_on = forms.DateField(label=_("First day worked"), widget=DateInput(), validators=[in_our_times])
    hourly_wage = forms.DecimalField(
        label=_("Hourly wage"), required=False, min_value=0.01, max_value=1000, decimal_places=2
    )
    weekly_hours = forms.DecimalField(
        label=_("Hours a week"), required=False, min_value=0.5, max_value=168, decimal_places=2
    )

    def __init__(self, *args, now: datetime, **kwargs):
        super().__init__(*args, **kwargs)
        self.now = now

    def clean_started_on(self):
        day = self.cleaned_data["started_on"]
        if abs((day - timezone.localdate(self.now)).days) > UNTIL:
            raise ValidationError(_("The first day lies within a year of today."))
        return day


class JobWishForm(RecordForm):
    """What a person wants of a job. What is left open is not known."""

    shifts_not = ticks(JobWish, "shifts_not", Shift.choices)
    languages = ticks(JobWish, "languages", Language.choices)

    class Meta:
        model = JobWish
        fields = ("wage_floor", "hours_least", "hours_most", "travel_miles", "skills", "shifts_not", "languages")
        field_classes = {"skills": LinesField}
        help_texts = {"skills": _("One a line, in the words that openings use.")}


class ReferralSearch(SearchForm):
    status = forms.ChoiceField(label=_("Status"), required=False, choices=[("", _("Any")), *Status.choices])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["q"].help_text = _("Person, job or employer")
