"""What outcomes can be asked about: the whole initiative, a grant, a program, a cohort, an employer."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.models import Employer
from intermediary.funding.models import Grant
from intermediary.initiatives.models import Initiative
from placements.outcomes.models import Scope as Counted
from trainings.models import Cohort, Program

CUTS = (("", gettext_lazy("Everybody")), ("gender", gettext_lazy("By gender")), ("race", gettext_lazy("By race")))


@dataclass(frozen=True)
class Scope:
    """One thing with figures. `value` names it in the address, such as "cohort:cna-2024"."""

    kind: str
    key: str
    label: str

    @property
    def value(self) -> str:
        return f"{self.kind}:{self.key}"


def scopes(initiative: Initiative) -> list[tuple[str, list[Scope]]]:
    """Everything of an initiative that has results, grouped for a menu."""
    counted: dict[str, list[int]] = {}
    for kind, record_id in Counted.objects.filter(initiative=initiative).values_list("scope", "record_id"):
        counted.setdefault(kind, []).append(record_id)
    menu = [
        (_("Initiative"), "initiative", Initiative.objects.filter(pk=initiative.pk)),
        (_("Grants"), "grant", Grant.objects),
        (_("Programs"), "program", Program.objects),
        (_("Cohorts"), "cohort", Cohort.objects.select_related("program")),
        (_("Employers"), "employer", Employer.objects),
    ]
    return [
        (title, [Scope(kind, record.key, str(record)) for record in records.filter(pk__in=counted[kind])])
        for title, kind, records in menu
        if kind in counted
    ]


class ScopeForm(forms.Form):
    """Which figures to show; lives in the address. What does not exist shows the whole initiative."""

    of = forms.ChoiceField(label=gettext_lazy("Figures of"), required=False)
    cut = forms.ChoiceField(label=gettext_lazy("Shown"), required=False, choices=CUTS)

    def __init__(self, data, initiative: Initiative):
        super().__init__(data)
        self.whole = Scope("initiative", initiative.key, initiative.name)
        self.menu = scopes(initiative)
        self.fields["of"].choices = [
            (title, [(scope.value, scope.label) for scope in found]) for title, found in self.menu
        ]
        self.is_valid()

    @property
    def scope(self) -> Scope:
        value = getattr(self, "cleaned_data", {}).get("of")
        return next((scope for _title, found in self.menu for scope in found if scope.value == value), self.whole)

    @property
    def chosen_cut(self) -> str:
        return getattr(self, "cleaned_data", {}).get("cut") or ""
