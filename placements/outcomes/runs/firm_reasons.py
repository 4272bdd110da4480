"""Why a unit of a figure of firms was counted as it was, in plain words."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from placements.outcomes.definitions import Definition
from placements.outcomes.engine.facts import EXCLUDED, IMMATURE, NO, UNKNOWN, YES
from placements.outcomes.runs.firm_lists import OTHERS, Unit


def why(definition: Definition, unit: Unit, state: str) -> str:
    """`state` is the one of the five numbers that was asked for, or OTHERS, or empty."""
    if state == OTHERS:
        return _("Of the same occupation and months as our hires")
    if definition.family == "reach":
        return _reach(definition, unit, state)
    if definition.family == "positions":
        return _position(definition, unit)
    return _turnover(definition, unit) if definition.kind == "turnover" else _hire(definition, unit)


def _reach(definition: Definition, unit: Unit, state: str) -> str:
    if definition.method != "again":
        if state == "missed":
            return unit.record.source if unit.record else ""
        said = {
            "achieved": _("Served in the period, last on %(last)s, and in the region"),
            "unknown": _("Served in the period, last on %(last)s; its county or industry is not on record"),
            "excluded": _("Served in the period, last on %(last)s, but of another county or industry"),
        }
    else:
        said = {
            "achieved": _("Served before the period, last on %(before)s, and in it, last on %(last)s"),
            "missed": _("Served before the period, last on %(before)s, and not in it"),
        }
    return said[unit.state] % {"last": _day(unit.told["last_on"]), "before": _day(unit.told["before_on"])}


def _position(definition: Definition, unit: Unit) -> str:
    days, timed = unit.told["days"], unit.told["timed"]
    if timed == UNKNOWN:
        filled = unit.record is not None and unit.record.status == "filled"
        words = _("Said to be filled, but not on which day") if filled else _("Closed, but not on which day")
    elif timed == YES:
        words = ngettext("Filled after %(n)s day", "Filled after %(n)s days", days) % {"n": days}
    else:
        words = ngettext("Not filled in %(n)s day", "Not filled in %(n)s days", days) % {"n": days}
    if unit.state == "immature":
        return _("%(words)s; posted less than 60 days before: not due yet") % {"words": words}
    return words


def _turnover(definition: Definition, unit: Unit) -> str:
    if unit.state == "unknown":
        return _("The firm did not say how many there were, or how many left")
    if definition.method == "before":
        words = _("Before the first hire through us, on %(day)s")
    else:
        words = _("Since the first hire through us, on %(day)s")
    return words % {"day": _day(unit.told["day"])}


def _hire(definition: Definition, unit: Unit) -> str:
    words = {
        YES: _("Known to be with the firm at day %(n)s"),
        NO: _("Known to have left before day %(n)s"),
        UNKNOWN: _("Nothing on record says whether still with the firm at day %(n)s: unknown"),
        IMMATURE: _("Day %(n)s has not come for everybody hired in these months"),
        EXCLUDED: _("Left out, as in retention at day %(n)s"),
    }
    return words[unit.told["stayed"]] % {"n": definition.days}


def _day(day) -> str:
    return date_format(day) if day else ""
