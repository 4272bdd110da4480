from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.pages.forms import DateInput, PlainForm
from placements.outcomes.models import Run
from placements.outcomes.runs.comparing import comparable


class AnotherDay(PlainForm):
    """A run that is kept: as of which day, from what was known when, under which name."""

    as_of = forms.DateField(
        label=gettext_lazy("As of"),
        widget=DateInput(),
        help_text=gettext_lazy("The figures say how things stood at the end of this day."),
    )
    known_on = forms.DateField(
        label=gettext_lazy("As known on"),
        widget=DateInput(),
        required=False,
        help_text=gettext_lazy("Leave out what was recorded or changed after this day. Empty: all that is on record."),
    )
    title = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        help_text=gettext_lazy("For example: as reported to the board in June."),
    )

    def clean_as_of(self):
        return _past(self.cleaned_data["as_of"])

    def clean_known_on(self):
        return _past(self.cleaned_data["known_on"])


def _past(day):
    if day and day > timezone.localdate():
        raise ValidationError(_("This day is still to come. Choose today or a day before."))
    if day and day.year < 1990:
        raise ValidationError(_("Nothing was on record then. Choose a day after 1990."))
    return day


class TwoRuns(forms.Form):
    """Which two runs to compare; lives in the address."""

    a = forms.ModelChoiceField(Run.objects.none(), label=gettext_lazy("From"), empty_label=None)
    b = forms.ModelChoiceField(Run.objects.none(), label=gettext_lazy("To"), empty_label=None)

    def __init__(self, data, initiative):
        found = comparable(initiative)
        newest = [run.pk for run in found[:2]]
        chosen = dict(data.items()) if data else {}
        defaults = dict(zip(("b", "a"), newest, strict=False))
        super().__init__(defaults | {name: chosen[name] for name in ("a", "b") if name in chosen})
        self.count = len(found)
        for field in self.fields.values():
            field.queryset = Run.objects.filter(pk__in=[run.pk for run in found])
            field.label_from_instance = run_name


def run_name(run: Run) -> str:
    """A run in a menu: its name or place, and its day."""
    day = date_format(run.as_of, "SHORT_DATE_FORMAT")
    names = {Run.Role.CURRENT: _("Current"), Run.Role.SPARE: _("Before it")}
    return f"{run.title or names.get(run.role) or _('Kept')} · {day}"
