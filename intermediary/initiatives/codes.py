"""Choose codes of a long list (industries, counties, occupations): search, tick, search again. Needs no JavaScript."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.reference import counties, industries, occupations

SHOWN = 12  # found at once: more is a reason to type another word


@dataclass(frozen=True)
class Codes:
    """One list of codes: how to recognise, name and find them. `read` returns the code as stored, or None.

    `refused(code)` says why a code that is none is none, where more is to be said than `unknown`.
    """

    read: Callable[[str], str | None]
    title: Callable[[str], str]
    search: Callable[[str], Iterable[str]]
    unknown: str
    refused: Callable[[str], str] = lambda code: ""


def county_title(fips: str) -> str:
    """A county's name, told apart in words from another of the same name."""
    name = counties.county_name(fips)
    kind = counties.namesake(fips)
    if kind == "city":
        return _("%(name)s: the city by itself") % {"name": name}
    if kind:
        return _("%(name)s: the county, without the city of that name") % {"name": name}
    return name


def replaced(fips: str) -> str:
    """What took the place of a county that is no longer one, in words; empty for any other code."""
    new = counties.REPLACED.get(fips)
    if not new:
        return ""
    words = _("%(old)s (%(code)s) is a county of the map before 2022. Choose what took its place: %(new)s.")
    said = "; ".join(f"{counties.county_name(code)} ({code})" for code in new)
    return words % {"old": counties.county_name(fips), "code": fips, "new": said}


def _county(code: str) -> str | None:
    code = code.zfill(5) if code.isdigit() else code
    return code if counties.is_county(code) and code not in counties.REPLACED else None


def _counties(text: str) -> list[str]:
    """What is found, with the successors of old counties in their place."""
    found = [county.fips for county in counties.search(text, SHOWN)]
    return list(dict.fromkeys(new for fips in found for new in counties.REPLACED.get(fips, (fips,))))


def _occupation(code: str) -> str | None:
    found = occupations.soc_code(code)
    return None if found in occupations.recoded() else found


def _recoded(code: str) -> str:
    found = occupations.soc_code(code)
    new = occupations.recoded().get(found, ())
    if not new:
        return ""
    said = "; ".join(f"{occupations.occupation_title(each)} ({each})" for each in new)
    return _("%(code)s is a code of SOC 2010. Choose what it became: %(new)s.") % {"code": found, "new": said}


INDUSTRIES = Codes(
    read=industries.industry_code,
    title=industries.industry_title,
    search=lambda text: [code for code, _title in industries.search(text, SHOWN)],
    unknown=gettext_lazy("NAICS 2022 has no industry %(code)s. Search for it by name, or use 2 to 6 digits."),
)
COUNTIES = Codes(
    read=_county,
    title=county_title,
    search=_counties,
    unknown=gettext_lazy(
        "There is no county with the FIPS code %(code)s. Search for it by name, or use its five digits."
    ),
    refused=replaced,
)
OCCUPATIONS = Codes(
    read=_occupation,
    title=lambda code: occupations.occupation_title(code) or code,
    search=lambda text: [code for code, _title in occupations.search(text, SHOWN)],
    unknown=gettext_lazy("SOC 2018 has no occupation %(code)s. Search for it by name, or use six digits: 51-4041."),
    refused=_recoded,
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
            raise forms.ValidationError(
                [self.codes.refused(code) or self.codes.unknown % {"code": code[:20]} for code in wrong]
            )
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

    @property
    def gone(self) -> list[str]:
        """What is chosen and no longer of the list, explained."""
        codes = self.field.field.codes
        return [said for code in self.field.value() or [] if codes.read(code) is None and (said := codes.refused(code))]
