"""Stored results of one scope, as tiles and charts for staff. Live figures; funders read releases instead."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.dashboards import charts
from intermediary.initiatives.models import Initiative
from placements.outcomes.definitions import DEFINITIONS
from placements.outcomes.models import Computation, Result

MILESTONES = (30, 60, 90, 180, 365)
HEADLINES = ("sector.completion", "sector.placement", "sector.ret.same.180", "wage.hourly_gain")


def title(measure: str) -> str:
    """The measure's name in plain words, from its definition."""
    definition = DEFINITIONS.get(measure)
    return str(definition.title) if definition else measure


def definition_url(measure: str) -> str:
    """Where the definition stands that a figure was computed by."""
    return f"{reverse('definitions')}#{measure}"


@dataclass
class Figures:
    """All results of one scope, whole and uncut, by measure key."""

    as_of: date | None
    results: dict[str, Result]

    def __bool__(self) -> bool:
        return bool(self.results)

    def tile(self, measure: str, target=None) -> charts.Tile:
        """One figure with its n, interval and day; in words where there is none."""
        result = self.results.get(measure)
        common = {"as_of": self.as_of, "url": definition_url(measure)}
        if result is None:
            return charts.tile(title(measure), state="none", none_words=_("Nobody to count yet"), **common)
        state, words = absent(result)
        if state:
            return charts.tile(title(measure), state=state, none_words=words, **common)
        rate = result.unit != "dollars"
        return charts.tile(
            title(measure),
            result.value,
            unit="percent" if rate else "dollars",
            numerator=result.numerator if rate else None,
            denominator=result.denominator,
            low=result.low,
            high=result.high,
            note=_note(result),
            target=target,
            **common,
        )

    def tiles(self, measures=HEADLINES) -> list[charts.Tile]:
        return [self.tile(measure) for measure in measures]

    def retention(self, kind: str = "same") -> list[Result]:
        """Results at the milestones that have one, in order of days."""
        return [r for day in MILESTONES if (r := self.results.get(f"sector.ret.{kind}.{day}"))]


def figures(scope: str, scope_key: str, initiative: Initiative) -> Figures:
    """What the engine last stored for a scope of an initiative: ("cohort", key), ("initiative", key) …"""
    found = Result.objects.filter(initiative=initiative, scope=scope, scope_key=scope_key, cut="")
    results = {result.measure: result for result in found}
    day = next((result.as_of for result in results.values()), None)
    if day is None:
        day = Computation.objects.filter(initiative=initiative).values_list("as_of", flat=True).first()
    return Figures(day, results)


def by_initiative(scope: str, scope_key: str) -> list[tuple[Initiative, Figures]]:
    """Figures of something that works for several initiatives, each apart: a sum of two would be nobody's figure."""
    found = Initiative.objects.filter(results__scope=scope, results__scope_key=scope_key).distinct()
    return [(initiative, figures(scope, scope_key, initiative)) for initiative in found]


def absent(result: Result) -> tuple[str, str]:
    """Why there is no figure to show, as the tile's state and words; empty where there is one."""
    if result.denominator == 0 and result.immature:
        return "not_due", _("%(n)s counted later: their day has not come") % {"n": result.immature}
    if result.denominator == 0:
        return "none", _note(result)
    if result.unit == "rate" and not result.numerator and result.unknown == result.denominator:
        placed = result.denominator + result.immature + result.excluded
        return "none", _("%(n)s placed, none confirmed yet") % {"n": placed}
    return "", ""


def _note(result: Result) -> str:
    parts = []
    if result.unknown:
        parts.append(_("%(n)s not known") % {"n": result.unknown})
    if result.immature:
        parts.append(_("%(n)s not yet due") % {"n": result.immature})
    if result.excluded:
        parts.append(_("%(n)s left out") % {"n": result.excluded})
    return ", ".join(parts)
