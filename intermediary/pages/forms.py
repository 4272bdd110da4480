"""Forms as every page of the house has them: crispy fields inside a form that the template draws."""

from collections.abc import Iterable

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

TRISTATE = (("", _("Not known")), ("true", _("Yes")), ("false", _("No")))


class PlainForm(forms.Form):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper()


class RecordForm(forms.ModelForm):
    """A form over one record. It validates and hands over `cleaned_data`; a service does the writing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = helper()
        for name, field in self.fields.items():
            if isinstance(field, forms.NullBooleanField):
                self.fields[name] = TriState(label=field.label, help_text=field.help_text)

    def changes(self) -> dict:
        """What a service takes as keywords: the cleaned value of every field of the form."""
        return {name: self.cleaned_data[name] for name in self.fields}


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


def helper() -> FormHelper:
    made = FormHelper()
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


def dates(*names: str) -> dict:
    """Widgets for date fields, for `Meta.widgets`."""
    return {name: DateInput() for name in names}


def all_valid(forms_on_page: Iterable[forms.BaseForm]) -> bool:
    """Validate all forms of a page, so that everything wrong shows at once. True where all are right."""
    verdicts = [form.is_valid() for form in forms_on_page]  # a list: `all` would stop asking at the first mistake
    return all(verdicts)
