"""Forms as every page of the house has them: crispy fields inside a form that the template draws."""

from collections.abc import Iterable
from datetime import date

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import RegexValidator
from django.db.models import CheckConstraint
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from intermediary.pages.conflicts import SEEN, Guarded

FIRST_YEAR, LAST_YEAR = 1900, 2100  # a date picker takes 0025-04-14 for a date
LONGEST_LINE = 120
ZIP = RegexValidator(r"^\d{5}(-\d{4})?$", _("A ZIP code has five digits, or nine as in 06103-1234."))
TRISTATE = (("", _("Not known")), ("true", _("Yes")), ("false", _("No")))


class PlainForm(forms.Form):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper()


class RecordForm(Guarded, forms.ModelForm):
    """A form over one record. It validates and hands over `cleaned_data`; a service does the writing.

    With `instance` it carries what it showed: a record changed meanwhile is not written over (see `conflicts`).
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper()
        for name, field in self.fields.items():
            if isinstance(field, forms.NullBooleanField):
                self.fields[name] = TriState(label=field.label, help_text=field.help_text)
            elif isinstance(field, forms.DateField):
                field.validators.append(in_our_times)
        self.guard()

    def add_error(self, field: str | None, error) -> None:
        """As Django's, but what a check constraint refuses stands at its field, and what the form lacks at the top."""
        super().add_error(field, error if field else _placed(self, error))

    def changes(self) -> dict:
        """What a service takes as keywords: the cleaned value of every field of the form."""
        return {name: self.cleaned_data[name] for name in self.fields if name != SEEN}


class DateInput(forms.DateInput):
    """The browser's own date picker; the value travels as YYYY-MM-DD in every language."""

    input_type = "date"

    def __init__(self, **kwargs):
        super().__init__(format="%Y-%m-%d", **kwargs)


class SearchForm(forms.Form):
    """The toolbar of a list: a search box, to which subclasses add filters."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)

    def value(self, name: str):
        """A valid filter value, or None: a made-up filter filters nothing."""
        self.is_valid()
        return self.cleaned_data.get(name) or None

    @property
    def narrowed(self) -> int:
        """How many filters beside the search box are set."""
        return sum(self.value(bound.name) is not None for bound in self.visible_fields() if bound.name != "q")


class Helper(FormHelper):
    """Crispy's, that never leaves out what a form carries hidden: a layout names visible fields only."""

    def render_layout(self, form, *args, **kwargs):
        drawn = super().render_layout(form, *args, **kwargs)
        return format_html("{}{}", form[SEEN], drawn) if SEEN in form.fields else drawn


def helper() -> FormHelper:
    made = Helper()
    made.form_tag = False
    made.disable_csrf = True
    return made


class TriState(forms.TypedChoiceField):
    """Yes, no, not known: unknown is never stored as no."""

    def __init__(self, **kwargs):
        super().__init__(
            choices=TRISTATE, required=False, coerce=lambda value: value == "true", empty_value=None, **kwargs
        )

    def prepare_value(self, value):
        return {True: "true", False: "false"}.get(value, value)


class LinesField(forms.CharField):
    """Several short texts, one a line; `;` parts them too, as in exchanged files. Cleans to a list, each text once."""

    def __init__(self, *, base_field=None, size=None, delimiter=None, **kwargs):  # as an ArrayField's form field
        kwargs.pop("max_length", None)
        super().__init__(**{"widget": forms.Textarea(attrs={"rows": 3}), "max_length": 2000, **kwargs})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value) -> list[str]:
        text = super().clean(value)
        found = list(dict.fromkeys(each.strip() for line in text.splitlines() for each in line.split(";")))
        lines = [each for each in found if each]
        if any(len(each) > LONGEST_LINE for each in lines):
            raise ValidationError(_("Each line has at most %(n)s characters."), params={"n": LONGEST_LINE})
        return lines

    def has_changed(self, initial, data) -> bool:
        return self.prepare_value(initial or []) != (data or "").replace("\r\n", "\n")


def ticks(model, name: str, choices) -> forms.MultipleChoiceField:
    """Several of a few words, ticked: for an ArrayField of a model."""
    field = model._meta.get_field(name)
    return forms.MultipleChoiceField(
        label=field.verbose_name,
        help_text=field.help_text,
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def dates(*names: str) -> dict:
    """Widgets for date fields, for `Meta.widgets`."""
    return {name: DateInput() for name in names}


def all_valid(forms_on_page: Iterable[forms.BaseForm]) -> bool:
    """Validate all forms of a page, so that everything wrong shows at once. True where all are right."""
    verdicts = [form.is_valid() for form in forms_on_page]  # a list: `all` would stop asking at the first mistake
    return all(verdicts)


def in_our_times(day: date) -> None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(
            _("Check the year: it lies between %(first)s and %(last)s."),
            params={"first": str(FIRST_YEAR), "last": str(LAST_YEAR)},
        )


def _placed(form: RecordForm, error) -> ValidationError:
    error = error if isinstance(error, ValidationError) else ValidationError(error)
    fields = {
        str(constraint.violation_error_message): _first_field(constraint.condition)
        for constraint in form._meta.model._meta.constraints
        if isinstance(constraint, CheckConstraint)
    }
    placed: dict[str, list] = {}
    for field, refusals in _by_field(error).items():
        for refusal in refusals:
            name = fields.get(str(refusal.message)) if field == NON_FIELD_ERRORS else field
            placed.setdefault(name if name in form.fields else NON_FIELD_ERRORS, []).append(refusal)
    return ValidationError(placed)


def _by_field(error: ValidationError) -> dict[str, list]:
    return error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}


def _first_field(condition) -> str:
    """The field that a condition speaks of first, such as "last_day_worked" in last_day_worked >= started_on."""
    first = condition.children[0]
    return first[0].split("__")[0] if isinstance(first, tuple) else _first_field(first)
