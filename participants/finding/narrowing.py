"""Filters of the list of people: each room above registers those it knows of, as `narrows` says."""

from collections.abc import Callable
from typing import NamedTuple

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from intermediary.initiatives.models import Initiative
from intermediary.pages.forms import SearchForm
from intermediary.pages.listing import FILTERS
from intermediary.reference.counties import county_name
from participants.finding.models import Found
from participants.models import Identity


class Narrowing(NamedTuple):
    """Filters that belong together. `fields`: name → (place in the row, what makes the field from what was asked).

    `apply` narrows people by the valid values, by name; it is asked only where there is one.
    """

    fields: dict[str, tuple[int, Callable[[str], forms.Field]]]
    apply: Callable[[QuerySet[Found], dict], QuerySet[Found]]


NARROWINGS: list[Narrowing] = []


def narrows(**fields: tuple[int, Callable[[str], forms.Field]]) -> Callable:
    """Register a function (people, values by name) → people for filters that belong together."""

    def register(apply: Callable) -> Callable:
        NARROWINGS.append(Narrowing(fields, apply))
        return apply

    return register


class PeopleSearch(SearchForm):
    """The search box and every registered filter. Filters come when one is asked for, or with `?filters=open`: whoever
    only looks somebody up does not wait for lists to choose from."""

    def __init__(self, data, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["q"].help_text = _("Name, e-mail, phone or ID")
        filters = {name: made for one in NARROWINGS for name, made in one.fields.items()}
        self.folded = FILTERS not in data and not any(data.get(name) for name in filters)
        if self.folded:
            return
        self.fields[FILTERS] = forms.CharField(required=False, widget=forms.HiddenInput(), initial="open")
        for name, (_place, make) in sorted(filters.items(), key=lambda item: item[1][0]):
            self.fields[name] = make(data.get(name, ""))
            self.fields[name].required = False

    def narrow(self, people: QuerySet[Found]) -> QuerySet[Found]:
        for one in NARROWINGS:
            asked = [name for name in one.fields if name in self.fields]
            values = {name: value for name in asked if (value := self.value(name)) is not None}
            people = one.apply(people, values) if values else people
        return people


def _counties(asked: str) -> forms.Field:
    codes = {code for codes in Initiative.objects.values_list("counties", flat=True) for code in codes}
    named = sorted((county_name(code) or code, code) for code in codes | ({asked} if county_name(asked) else set()))
    return forms.ChoiceField(label=_("County"), choices=[("", _("Any")), *((code, name) for name, code in named)])


@narrows(county=(50, _counties))
def by_county(people: QuerySet[Found], asked: dict) -> QuerySet[Found]:
    there = Identity.objects.filter(county_fips=asked["county"])
    return people.filter(participant__in=there.values("participant"))
