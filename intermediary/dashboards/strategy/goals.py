"""Where the goals of an initiative stand on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from intermediary.dashboards import charts
from intermediary.dashboards.figures import UNITS, Figures, absent, title
from intermediary.dashboards.strategy.counting import COUNTS
from intermediary.dashboards.strategy.models import Goal
from placements.outcomes.definitions import DEFINITIONS


@dataclass(frozen=True)
class Standing:
    """One goal with the value its figure has now; `value` None: not known yet, for the reason in `why`."""

    goal: Goal
    label: str
    unit: str
    value: float | None
    why: str
    as_of: date

    @property
    def reached(self) -> bool | None:
        return None if self.value is None else self.value >= float(self.goal.target)

    @property
    def verdict(self) -> tuple[str, str]:
        """In a word, and its tone. Before the day nothing is missed."""
        if self.reached:
            return _("Reached"), "good"
        if self.reached is None:
            return _("Not known yet"), "warning"
        if self.as_of > self.goal.due_on:
            return _("Missed"), "danger"
        return _("On the way"), "notice"

    @property
    def amount(self) -> str:
        return charts.figures.amount(self.value, self.unit)

    @property
    def target(self) -> str:
        return charts.figures.amount(self.goal.target, self.unit)

    @property
    def chart(self) -> charts.Chart:
        return charts.target(self.value, float(self.goal.target), title=self.goal.title, unit=self.unit)

    @property
    def due_words(self) -> str:
        return _("by %(day)s") % {"day": date_format(self.goal.due_on)}


def unit_of(figure: str) -> str:
    """In which unit a goal's target is written: percent (a share), dollars, count, days."""
    if figure in COUNTS:
        return COUNTS[figure].unit
    definition = DEFINITIONS.get(figure)
    return UNITS.get(definition.unit, "percent") if definition else "count"


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """What a goal can be about, for a form: counts of the rooms, then measures of the engine."""
    measures = [
        (key, str(definition.title)) for key, definition in DEFINITIONS.items() if not definition.supporting
    ]  # fmt: skip
    return [
        (_("Counts"), [(key, str(count.title)) for key, count in COUNTS.items()]),
        (_("Outcomes"), sorted(measures, key=lambda each: each[1])),
    ]


def standings(goals: Iterable[Goal], shown: Figures, as_of: date) -> list[Standing]:
    """Where goals stand. Measures are those of the current run (`shown`), counts are made for the day."""
    made: dict[str, float] = {}
    found = []
    for goal in goals:
        if goal.figure in COUNTS:
            if goal.figure not in made:
                made[goal.figure] = float(COUNTS[goal.figure].find(goal.initiative, as_of) or 0)
            label = str(COUNTS[goal.figure].title)
            found.append(Standing(goal, label, unit_of(goal.figure), made[goal.figure], "", as_of))
            continue
        result = shown.results.get(goal.figure)
        why = _("Nobody to count yet") if result is None else absent(result)[1]
        value = None if result is None or why else result.value
        value = float(value) if isinstance(value, int | float | Decimal) else None
        found.append(Standing(goal, title(goal.figure), unit_of(goal.figure), value, why, shown.as_of or as_of))
    return found
