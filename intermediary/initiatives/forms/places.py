"""The second and third step: counties, on a map and by name; occupations, by name and code."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from intermediary.initiatives.codes import COUNTIES, OCCUPATIONS, CodesField, Picker
from intermediary.initiatives.region_map import RegionMap
from intermediary.reference import counties


class OccupationsForm(forms.Form):
    occupations = CodesField(
        codes=OCCUPATIONS,
        label=_("Target occupations"),
        search_label=_("Search occupations by name or SOC code"),
        error_messages={"required": _("Choose at least one occupation.")},
    )

    def __init__(self, *args, searches=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.searches = searches or self.data

    @property
    def pickers(self) -> list[Picker]:
        return [Picker(self["occupations"], self.searches.get("occupations_q", "")[:80])]


class RegionForm(forms.Form):
    counties = CodesField(
        codes=COUNTIES,
        label=_("Counties"),
        search_label=_("Search counties by name or FIPS code"),
        error_messages={"required": _("Choose at least one county.")},
    )

    def __init__(self, *args, searches=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.searches = searches or self.data

    @property
    def picker(self) -> Picker:
        return Picker(self["counties"], self.searches.get("counties_q", "")[:80])

    @property
    def states(self) -> list[str]:
        return list(counties.states())

    @cached_property
    def state(self) -> str:
        """The state in view: the one asked for, else that of the first county found or chosen."""
        asked = self.searches.get("state", "")
        if asked in counties.states():
            return asked
        first = [code for code, _title in (*self.picker.found, *self.picker.chosen)]
        return counties.counties()[first[0]].state if first else ""

    @cached_property
    def map(self) -> RegionMap | None:
        chosen = {code for code, _title in self.picker.chosen}
        return RegionMap(self.state, chosen) if self.state else None

    @property
    def elsewhere(self) -> list[tuple[str, str]]:
        """What is chosen outside the state in view."""
        return [(code, title) for code, title in self.picker.chosen if counties.counties()[code].state != self.state]

    @property
    def found(self) -> list[tuple[str, str]]:
        """What the search found outside the state in view; what it found inside stands in the list of the state."""
        return [(code, title) for code, title in self.picker.found if counties.counties()[code].state != self.state]

    @property
    def replaced(self) -> list[str]:
        """Old counties that the search words mean, explained."""
        found = counties.search(self.picker.text, 12) if self.picker.text else []
        return [COUNTIES.refused(county.fips) for county in found if county.fips in counties.REPLACED]
