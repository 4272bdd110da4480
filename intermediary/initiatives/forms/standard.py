from decimal import Decimal

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.initiatives.enums import MILESTONES, Household, Item
from intermediary.initiatives.models import Standard
from intermediary.pages.forms import RecordForm, dates

WAGE = "wage_"  # before a household: the field of its living wage
YEARS = (2000, 2100)


class StandardForm(RecordForm):
    """The fourth step: living wages by household, what a good job is, what counts as retained. From a day on."""

    source = forms.CharField(
        label=gettext_lazy("Source of the living wages"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Table and place, such as “MIT Living Wage Calculator, Capitol Planning Region”."),
    )
    year = forms.IntegerField(
        label=gettext_lazy("Year of the table"), required=False, min_value=YEARS[0], max_value=YEARS[1]
    )
    items = forms.MultipleChoiceField(
        label=gettext_lazy("What counts"),
        choices=Item.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "The living wage is the gate: without it no job is good, and where it is not known, it is neither."
        ),
    )
    retained_days = forms.TypedChoiceField(
        label=gettext_lazy("Counts as retained after"),
        coerce=int,
        help_text=gettext_lazy("Still with the same employer on this day: the headline of the initiative's figures."),
    )

    class Meta:
        model = Standard
        fields = ("starts_on", "household", "items", "known_at_least", "met_at_least", "retained_days",
                  "seats_factor", "reviews_openings")  # fmt: skip
        widgets = dates("starts_on")
        help_texts = {
            "starts_on": gettext_lazy("What was judged before this day keeps the standard of its day."),
            "household": gettext_lazy("The household whose living wage jobs are measured by."),
            "seats_factor": gettext_lazy("How many hires one seat that an employer committed is planned with."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["retained_days"].choices = [(days, _("%(n)s days") % {"n": days}) for days in MILESTONES]
        wages = {wage.household: wage for wage in self.instance.wages()}
        first = next(iter(wages.values()), None)
        if first:
            self.initial |= {"source": first.source, "year": first.year}
        for household, label in Household.choices:
            self.fields[WAGE + household] = forms.DecimalField(
                label=label, required=False, min_value=Decimal("0.01"), max_value=1000, max_digits=7, decimal_places=2,
                error_messages={"max_value": _("A living wage is by the hour: at most 1,000 dollars.")},
            )  # fmt: skip
            if household in wages:
                self.initial[WAGE + household] = wages[household].hourly
        self.initial["starts_on"] = timezone.localdate()  # a change is one from today, unless somebody says else

    @property
    def households(self) -> list[forms.BoundField]:
        return [self[WAGE + household] for household in Household.values]

    def clean(self) -> dict:
        cleaned = super().clean()
        given = {name for name in Household.values if cleaned.get(WAGE + name)}
        if given and cleaned.get("household") and cleaned["household"] not in given and not self._refused_wage():
            self.add_error(WAGE + cleaned["household"], _("This household is the yardstick: say its living wage."))
        for name, words in (("source", _("Say where they are from.")), ("year", _("Say of which year they are."))):
            if given and not cleaned.get(name) and name not in self.errors:
                self.add_error(name, words)
        return cleaned

    def _refused_wage(self) -> bool:
        return WAGE + self.cleaned_data["household"] in self.errors

    def changes(self) -> dict:
        cleaned = self.cleaned_data
        shared = {"source": cleaned["source"], "year": cleaned["year"]}
        wages = [
            {"household": name, "hourly": cleaned[WAGE + name], **shared}
            for name in Household.values
            if cleaned[WAGE + name]
        ]
        return {name: cleaned[name] for name in self._meta.fields} | {"wages": wages}
