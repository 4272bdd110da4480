"""The stored body of a release as people read it. Nothing here asks the database: pages have no way to live data."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from intermediary.dashboards import charts
from intermediary.dashboards.charts import figures
from intermediary.dashboards.releases.wording import in_our_language, label_in_our_language
from placements.outcomes.releases import body as shape

NAMES = {"program", "cohort", "county", "period"}  # dimensions whose values are names, the same in any language
UNITS = {"rate": "percent", "probability": "percent", "dollars": "dollars", "days": "days", "count": "count"}


@dataclass(frozen=True)
class Reading:
    """One release's body: its tables, definitions and labels, each hidden number still hidden."""

    body: shape.Body

    @property
    def as_of(self) -> date:
        return date.fromisoformat(self.body["as_of"])

    @cached_property
    def definitions(self) -> dict[str, dict]:
        """Definitions as they were published, by key, in the reader's language."""
        return {found["key"]: in_our_language(found) for found in self.body["definitions"]}

    def title(self, measure: str) -> str:
        found = self.definitions.get(measure)
        return found["title"] if found else measure

    def unit(self, measure: str) -> str:
        """How values of a measure are written: percent, dollars, days, count."""
        return UNITS.get(self.definitions.get(measure, {}).get("unit", ""), "percent")

    @cached_property
    def dimensions(self) -> dict[str, shape.Dimension]:
        return {found["key"]: found for found in self.body["dimensions"]}

    def dimension_title(self, key: str) -> str:
        return _(self.dimensions[key]["title"])

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        return shape.labels(self.body)

    def label(self, dimension: str, value: str) -> str:
        """A value of a dimension in words. Names stay as they are; other words are ours to say in any language."""
        words = self._labels.get(dimension, {}).get(value, value)
        return words if dimension in NAMES else label_in_our_language(dimension, value, words)

    def row_label(self, table: shape.Table, row: shape.Row) -> str:
        """A row in words; one of two dimensions joins both."""
        return " · ".join(self.label(by, value) for by, value in zip(table["by"], row["at"], strict=True))

    def table(self, key: str) -> shape.Table | None:
        return shape.table(self.body, key)

    @cached_property
    def total(self) -> shape.Row:
        return shape.total(self.body)

    @cached_property
    def rates(self) -> dict[str, shape.Figure]:
        """The rates of everybody, in the order in which the release shows them."""
        found = self.total["figures"]
        return {measure: found[measure] for measure in self.table("total")["measures"] if measure in found}

    def figure(self, measure: str) -> shape.Figure | None:
        return self.total["figures"].get(measure)

    def amount(self, measure: str) -> shape.Amount | None:
        return self.total.get("amounts", {}).get(measure)

    def targets(self) -> list[shape.Target]:
        return self.body["targets"]

    def target(self, measure: str) -> float | None:
        """What was promised over the whole grant."""
        return next((t["value"] for t in self.targets() if t["measure"] == measure and not t["period"]), None)


def words(figure: dict | None, unit: str = "percent") -> str:
    """A figure as text: its value, the bound that stands for it, or that it is too few to show."""
    if figure is None:
        return figures.ABSENT
    if figure["value"] is not None:
        return figures.amount(figure["value"], unit)
    return bound(figure) or charts.too_few()


def bound(figure: dict) -> str:
    """A rate at its end, said as a bound: 0 or 100 % would tell of everybody."""
    if figure.get("at_least") is not None:
        return _("%(n)s%% or more") % {"n": figure["at_least"]}
    if figure.get("at_most") is not None:
        return _("%(n)s%% or less") % {"n": figure["at_most"]}
    return ""


def bar(label: str, figure: dict) -> charts.Bar:
    """A rate as a bar with its interval; in words, or hatched, where it has no value."""
    if figure["value"] is None:
        said = bound(figure)
        return charts.Bar(label, suppressed=not said, words=said, n=figure["denominator"] if said else None)
    return charts.Bar(label, figure["value"], figure["low"], figure["high"], figure["denominator"])
