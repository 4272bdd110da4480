"""What a grant promised, in people's words: percentages for rates, dollars for wages."""

from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from intermediary.dashboards.charts import figures
from intermediary.funding.models import Grant, Period, Target
from intermediary.pages.forms import DateInput, PlainForm
from placements.outcomes.definitions import DEFINITIONS, Definition
from placements.outcomes.releases import menu

RATES = ("rate", "probability")
FIRST, SPAN = 2020, 15  # years offered where a grant has no dates, and where it has no end


def offered() -> list[Definition]:
    """Measures that a grant can promise something for: those that its releases show."""
    shown = {*menu.RATES, *menu.AMOUNTS}
    return [definition for definition in DEFINITIONS.values() if definition.key in shown and not definition.supporting]


def quarters_of(grant: Grant) -> list[str]:
    """The quarters that a target of a grant may be about: its own years, else those around it began."""
    first, last = grant.starts_on, grant.ends_on
    start = (first or last).year if first or last else FIRST
    end = last.year if last else start + SPAN
    return [f"{year}Q{quarter}" for year in range(start, end + 1) for quarter in range(1, 5)]


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
    from_quarter = forms.ChoiceField(label=_("Of those who began from"), required=False)
    to_quarter = forms.ChoiceField(label=_("Until the end of"), required=False)

    def __init__(self, *args, grant: Grant, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["measure"].choices = [(definition.key, definition.title) for definition in offered()]
        quarters = [("", _("Everybody")), *((each, str(Period(each, each))) for each in quarters_of(grant))]
        self.fields["from_quarter"].choices = self.fields["to_quarter"].choices = quarters

    def clean(self) -> dict:
        cleaned = super().clean()
        start, end = cleaned.get("from_quarter", ""), cleaned.get("to_quarter", "")
        if bool(start) != bool(end) or end < start:
            self.add_error("to_quarter", _("A period has a first and a last quarter, in this order."))
        elif start and cleaned.get("measure") not in menu.USUAL:
            self.add_error("from_quarter", _("This measure is only released for everybody together."))
        definition = DEFINITIONS.get(cleaned.get("measure", ""))
        if definition and definition.unit in RATES and cleaned.get("value") is not None:
            if cleaned["value"] > 100:
                self.add_error("value", _("A share is at most 100 percent."))
            else:
                cleaned["value"] /= 100
        return cleaned
