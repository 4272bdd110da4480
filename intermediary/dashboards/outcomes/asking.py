"""A figure as an address: whose, which measure, which group, which of its five numbers."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from intermediary.dashboards import charts
from intermediary.initiatives.models import Initiative
from intermediary.reference.counties import county_name
from participants.enums import Barrier, Education, Gender, Race
from placements.outcomes.definitions import DEFINITIONS, Definition
from placements.outcomes.engine import CUTS, Row
from placements.outcomes.models import Run, Scope
from placements.outcomes.runs.building import current
from placements.outcomes.runs.firm_lists import OTHERS
from placements.outcomes.runs.reading import RECORDS, read, scope_named
from placements.outcomes.runs.records import numbers
from placements.outcomes.runs.states import STATES

CHOICES = {"gender": Gender, "race": Race, "education": Education, "barrier": Barrier}


@dataclass(frozen=True)
class Asked:
    """One figure of the current run, and the one of its five numbers that is asked for (empty: all)."""

    run: Run
    scope: Scope
    definition: Definition
    row: Row
    state: str


def asked(initiative: Initiative, given) -> Asked:
    """The figure that an address asks for. Raises Http404 where there is none: made up, or another initiative's."""
    kind, _colon, key = given.get("of", "").partition(":")
    definition, state = DEFINITIONS.get(given.get("measure", "")), given.get("state", "")
    cut, value = given.get("cut", ""), given.get("value", "")
    run = current(initiative)
    if run is None or definition is None or kind not in RECORDS or "\0" in key or state not in _states(definition):
        raise Http404
    scope = scope_named(initiative, kind, key) if not cut or cut in CUTS else None
    if scope is None:
        raise Http404
    for row in read(run, [scope], measures=[definition.key], cut=cut):
        if (row.measure, row.cut_value) == (definition.key, value):
            return Asked(run, scope, definition, row, state)
    raise Http404


def _states(definition: Definition) -> set[str]:
    return {"", *STATES} | ({OTHERS} if definition.kind == "difference" else set())


def two_sided(figure: Asked) -> bool:
    """Whether it is achieved or missed; of a median nobody misses anything."""
    return numbers(figure.definition, figure.row)["missed"] is not None


def state_words(figure: Asked) -> dict[str, str]:
    """What the lists behind it are called: who has a wage is counted, not achieved."""
    counted = {} if two_sided(figure) else {"achieved": _("Counted")}
    return charts.five_words() | counted | {OTHERS: _("Other hires")}


def value_words(cut: str, value: str) -> str:
    """A group in words: "Female", "25 to 34", "Kennebec County, ME"."""
    if value == "unknown":
        return _("Not known")
    if cut in CHOICES:
        return str(dict(CHOICES[cut].choices).get(value, value))
    if cut in ("hispanic", "veteran"):
        return {"yes": _("Yes"), "no": _("No")}.get(value, value)
    if cut == "age_band":
        return _age(value)
    return (county_name(value) or value) if cut == "county" else value


def _age(band: str) -> str:
    if band == "under_18":
        return _("Under 18")
    if band == "55_plus":
        return _("55 and over")
    low, _line, high = band.partition("_")
    return _("%(low)s to %(high)s") % {"low": low, "high": high}
