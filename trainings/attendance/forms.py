"""Forms of the schedule and of one session."""

from datetime import date
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from intermediary.pages.forms import DateInput, PlainForm, RecordForm, dates
from trainings.attendance.enums import Presence
from trainings.attendance.models import Session
from trainings.attendance.services import Pattern, Said

WEEKDAYS = (
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
    (5, _("Saturday")),
    (6, _("Sunday")),
)


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self):
        super().__init__(format="%H:%M")


class PatternForm(PlainForm):
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Weekdays"), choices=WEEKDAYS, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    starts_at = forms.TimeField(label=_("From"), widget=TimeInput)
    ends_at = forms.TimeField(label=_("To"), widget=TimeInput)
    break_minutes = forms.IntegerField(label=_("Minutes of break"), min_value=0, max_value=600, initial=0)
    first = forms.DateField(label=_("First day"), widget=DateInput)
    last = forms.DateField(label=_("Last day"), widget=DateInput)
    free = forms.CharField(
        label=_("Days without training"),
        required=False,
        max_length=2000,
        help_text=_("Holidays and the like, as 2026-11-26, with commas between them."),
    )

    def clean_free(self) -> frozenset[date]:
        days, wrong = set(), []
        for word in self.cleaned_data["free"].replace(",", " ").replace(";", " ").split():
            try:
                days.add(date.fromisoformat(word))
            except ValueError:
                wrong.append(word)
        if wrong:
            raise ValidationError(_("Not a day: %s. Write it as 2026-11-26.") % ", ".join(wrong))
        return frozenset(days)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("starts_at") and cleaned.get("ends_at"):
            pattern = Pattern(frozenset(), cleaned["starts_at"], cleaned["ends_at"], date.min, date.min,
                              break_minutes=cleaned.get("break_minutes") or 0)  # fmt: skip
            if pattern.hours <= 0:
                self.add_error("ends_at", _("After the break nothing is left: check the times."))
        if cleaned.get("first") and cleaned.get("last") and cleaned["last"] < cleaned["first"]:
            self.add_error("last", _("The last day is before the first."))
        return cleaned

    @property
    def pattern(self) -> Pattern:
        return Pattern(**{**self.cleaned_data, "weekdays": frozenset(self.cleaned_data["weekdays"])})


class SessionForm(RecordForm):
    class Meta:
        model = Session
        fields = ("held_on", "starts_at", "ends_at", "hours", "topic", "cancelled")
        widgets = {**dates("held_on"), "starts_at": TimeInput(), "ends_at": TimeInput()}


def read_marks(data, enrollments, hours: Decimal) -> tuple[dict[int, Said], list[int]]:
    """(what was said of each enrollment, those whose hours are no hours of this session) of a sent attendance page."""
    said, wrong = {}, []
    for enrollment in enrollments:
        presence = data.get(f"presence-{enrollment.pk}", "")
        if presence not in Presence.values:
            continue
        some = None
        text = data.get(f"hours-{enrollment.pk}", "").strip().replace(",", ".")
        if text and presence != Presence.PRESENT:
            some = _hours(text, hours)
            if some is None:
                wrong.append(enrollment.pk)
                continue
        said[enrollment.pk] = Said(presence, some)
    return said, wrong


def _hours(text: str, most: Decimal) -> Decimal | None:
    try:
        some = Decimal(text)
        return some.quantize(Decimal("0.01")) if some.is_finite() and 0 <= some <= most else None
    except ArithmeticError:
        return None
