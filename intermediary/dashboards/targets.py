"""What a grant promised, in people's words: percentages for rates, dollars for wages."""

from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from intermediary.dashboards.charts import figures
from intermediary.funding.models import Target
from intermediary.pages.forms import DateInput, PlainForm
from placements.outcomes.definitions import DEFINITIONS, Definition

RATES = ("rate", "probability")
OF_FIRMS = ("reach", "positions", "staffing")  # computed for initiatives and firms only


def offered() -> list[Definition]:
    """Measures that a grant can promise something for: those with figures of a grant."""
    return [
        definition
        for definition in DEFINITIONS.values()
        if not definition.supporting and definition.family not in OF_FIRMS
    ]


@dataclass(frozen=True)
class Promise:
    """One target as the grant's page shows it."""

    target: Target

    @property
    def title(self) -> str:
        definition = DEFINITIONS.get(self.target.measure)
        return str(definition.title) if definition else self.target.measure

    @property
    def amount(self) -> str:
        definition = DEFINITIONS.get(self.target.measure)
        unit = definition.unit if definition else "dollars"
        return figures.amount(self.target.value, "percent" if unit in RATES else unit)


class TargetForm(PlainForm):
    """One promise. Rates are typed in percent and stored as a share between 0 and 1."""

    measure = forms.ChoiceField(label=_("Measure"))
    value = forms.DecimalField(
        label=_("Target"),
        min_value=Decimal("0.01"),
        max_digits=10,
        decimal_places=2,
        help_text=_("In percent for shares, such as 70; in dollars for wages, such as 3.50."),
    )
    due_on = forms.DateField(label=_("Due on"), required=False, widget=DateInput())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["measure"].choices = [(definition.key, definition.title) for definition in offered()]

    def clean(self) -> dict:
        cleaned = super().clean()
        definition = DEFINITIONS.get(cleaned.get("measure", ""))
        if definition and definition.unit in RATES and cleaned.get("value") is not None:
            if cleaned["value"] > 100:
                self.add_error("value", _("A share is at most 100 percent."))
            else:
                cleaned["value"] /= 100
        return cleaned
