"""Stored results of one scope, as tiles and charts for staff. Live figures; funders read releases instead."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from intermediary.dashboards import charts
from intermediary.initiatives.models import Initiative
from placements.outcomes.definitions import DEFINITIONS
from placements.outcomes.engine import Row
from placements.outcomes.models import Run, Scope
from placements.outcomes.runs.building import current
from placements.outcomes.runs.reading import read, scope_named

KNOWN = 0.8  # of those who count: with fewer known only the bounds are shown (outcome measures, section 2)
UNITS = {"dollars": "dollars", "count": "count", "days": "days"}  # in which a value is written; the others are shares
MILESTONES = (30, 60, 90, 180, 365)
HEADLINES = ("sector.completion", "sector.placement", "sector.ret.same.180", "wage.hourly_gain")


def headlines(initiative: Initiative) -> tuple[str, ...]:
    """The headline measures, with the day that counts as retained in this initiative."""
    retained = f"sector.ret.same.{initiative.standard.retained_days}"
    return tuple(retained if measure.startswith("sector.ret.") else measure for measure in HEADLINES)


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
    results: dict[str, Row]
    initiative: str = ""  # its key
    run: Run | None = None
    scope: Scope | None = None

    def __bool__(self) -> bool:
        return bool(self.results)

    def tile(self, measure: str, target=None) -> charts.Tile:
        """One figure with its n, interval and day; in words where there is none."""
        result = self.results.get(measure)
        common = {"as_of": self.as_of, "url": definition_url(measure)}
        common |= {"opens": records_url(self.initiative, result)} if result else {}
        if result is None:
            return charts.tile(title(measure), state="none", none_words=_("Nobody to count yet"), **common)
        state, words = absent(result)
        if state:
            return charts.tile(title(measure), state=state, none_words=words, **common)
        rate = result.unit not in ("dollars", "days")
        return charts.tile(
            title(measure),
            result.value,
            unit="percent" if rate else result.unit,
            numerator=result.numerator if rate else None,
            denominator=result.denominator,
            low=result.low,
            high=result.high,
            note=". ".join(filter(None, (range_words(result), _note(result)))),
            target=target,
            **common,
        )

    def tiles(self, measures=HEADLINES) -> list[charts.Tile]:
        return [self.tile(measure) for measure in measures]

    def retention(self, kind: str = "same") -> list[Row]:
        """Results at the milestones that have one, in order of days."""
        return [r for day in MILESTONES if (r := self.results.get(f"sector.ret.{kind}.{day}"))]


def figures(scope: str, scope_key: str, initiative: Initiative, run: Run | None = None) -> Figures:
    """The figures of the current run for a scope of an initiative: ("cohort", key), ("initiative", key) …"""
    run = run or current(initiative)
    if run is None:
        return Figures(None, {})
    found = scope_named(initiative, scope, scope_key)
    rows = read(run, [found]) if found else []
    return Figures(run.as_of, {row.measure: row for row in rows}, initiative.key, run, found)


def by_initiative(scope: str, record) -> list[tuple[Initiative, Figures]]:
    """Figures of something that works for several initiatives, each apart: a sum of two would be nobody's figure."""
    found = Initiative.objects.filter(scopes__in=Scope.objects.filter(scope=scope, record_id=record.pk))
    each = [(initiative, figures(scope, record.key, initiative)) for initiative in found.order_by("pk")]
    return [(initiative, shown) for initiative, shown in each if shown]


def bounds(result: Row) -> tuple[float, float] | None:
    """What a rate is at least and at most, where less than four in five of those who count are known."""
    n = result.denominator
    if not n or DEFINITIONS[result.measure].kind != "rate" or (n - result.unknown) / n >= KNOWN:
        return None
    return result.numerator / n, (result.numerator + result.unknown) / n


def range_words(result: Row) -> str:
    """The second figure of a rate: its share of those known, or, where too few are, its bounds in place of that."""
    if limits := bounds(result):
        low, high = (charts.figures.percent(limit) for limit in limits)
        return _("between %(low)s and %(high)s, as too few are known") % {"low": low, "high": high}
    known = result.denominator - result.unknown
    if DEFINITIONS[result.measure].kind != "rate" or not result.unknown or not known:
        return ""
    return _("%(rate)s of those known") % {"rate": charts.figures.percent(result.numerator / known)}


def value_text(result: Row) -> str:
    """The figure as people read it; why there is none where there is none."""
    state, _words = absent(result)
    if state:
        return _("Not yet due") if state == "not_due" else _("None confirmed yet")
    return charts.figures.amount(result.value, UNITS.get(result.unit, "percent"))


def records_url(initiative: str, row: Row, state: str = "", name: str = "outcome_records") -> str:
    """Where the records behind a figure stand. `initiative` is its key."""
    asked = {
        "of": f"{row.scope}:{row.scope_key}",
        "measure": row.measure,
        "cut": row.cut,
        "value": row.cut_value,
        "state": state,
    }
    return f"{reverse(name, args=[initiative])}?{urlencode({name: told for name, told in asked.items() if told})}"


def absent(result: Row) -> tuple[str, str]:
    """Why there is no figure to show, as the tile's state and words; empty where there is one."""
    if result.denominator == 0 and result.immature:
        return "not_due", _("%(n)s counted later: their day has not come") % {"n": result.immature}
    if result.denominator == 0:
        return "none", _note(result)
    counts_unknown = result.measure in DEFINITIONS and DEFINITIONS[result.measure].kind == "rate"
    if counts_unknown and not result.numerator and result.unknown == result.denominator:
        placed = result.denominator + result.immature + result.excluded
        return "none", _("%(n)s placed, none confirmed yet") % {"n": placed}
    return "", ""


def _note(result: Row) -> str:
    parts = []
    if result.unknown:
        parts.append(_("%(n)s not known") % {"n": result.unknown})
    if result.immature:
        parts.append(_("%(n)s not yet due") % {"n": result.immature})
    if result.excluded:
        parts.append(_("%(n)s left out") % {"n": result.excluded})
    return ", ".join(parts)
