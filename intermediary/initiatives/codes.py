"""Choose codes of a long list (industries, counties): search, tick, search again. Works without JavaScript."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from intermediary.reference import counties, industries

SHOWN = 12  # found at once: more is a reason to type another word


@dataclass(frozen=True)
class Codes:
    """One list of codes: how to recognise, name and find them. `read` returns the code as stored, or None."""

    read: Callable[[str], str | None]
    title: Callable[[str], str]
    search: Callable[[str], Iterable[str]]
    unknown: str


INDUSTRIES = Codes(
    read=industries.industry_code,
    title=industries.industry_title,
    search=lambda text: [code for code, _title in industries.search(text, SHOWN)],
    unknown=_("NAICS 2022 has no industry %(code)s. Search for it by name, or use 2 to 6 digits."),
)
COUNTIES = Codes(
    read=lambda code: code if counties.is_county(code) else None,
    title=counties.county_name,
    search=lambda text: [county.fips for county in counties.search(text, SHOWN)],
    unknown=_("There is no county with the FIPS code %(code)s. Search for it by name, or use its five digits."),
)


class CodesField(forms.Field):
    """Several codes of one list, ticked in `initiatives/codes.html`; the search text travels as `<name>_q`."""

    widget = forms.SelectMultiple

    def __init__(self, *, codes: Codes, search_label: str, **kwargs):
        super().__init__(**kwargs)
        self.codes, self.search_label = codes, search_label

    def clean(self, value) -> list[str]:
        """Codes as stored, each once, in the order chosen. Every code that is not of the list gets its own error."""
        given = [code.strip() for code in value or [] if code.strip()]
        wrong = [code for code in given if self.codes.read(code) is None]
        if wrong:
            raise forms.ValidationError([self.codes.unknown % {"code": code[:20]} for code in wrong])
        return super().clean(list(dict.fromkeys(self.codes.read(code) for code in given)))


@dataclass(frozen=True)
class Picker:
    """What the template draws of one CodesField: what is chosen, and what the search found beside it."""

    field: forms.BoundField
    text: str

    @property
    def chosen(self) -> list[tuple[str, str]]:
        codes = self.field.field.codes
        known = [(code, codes.read(code)) for code in self.field.value() or []]
        return [(code, codes.title(code)) for _given, code in known if code]

    @property
    def found(self) -> list[tuple[str, str]]:
        codes, chosen = self.field.field.codes, {code for code, _title in self.chosen}
        return [(code, codes.title(code)) for code in codes.search(self.text) if code not in chosen]
