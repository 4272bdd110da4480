"""Why a unit was counted as it was, in plain words, from its facts and its record."""

from datetime import timedelta

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from placements.outcomes.definitions import Definition
from placements.outcomes.definitions.training import PLACEMENT_DAYS
from placements.outcomes.engine.facts import EXCLUDED, IMMATURE, NO, UNKNOWN, YES

# The integers that facts count money in: how many make a dollar.
HOUR, YEAR = 100, 10_000


def retention(definition: Definition, fact, record=None) -> str:
    """At a milestone: since when a chain is known to be over, or how far it is known to be held."""
    days, start = definition.days, fact.started_on
    words = {"n": days, "day": _day(start + timedelta(days))}
    if fact.state == IMMATURE:
        return _("Day %(n)s is %(day)s: not due yet") % words
    if fact.state == EXCLUDED and fact.entry:
        words["entered"] = _day(start + timedelta(fact.entry_day))
        return _("First on record on %(entered)s, after the job began: in no rate") % words
    if fact.state == EXCLUDED:
        return _("An approved reason, or a death, took effect before day %(n)s, %(day)s") % words
    if definition.method == "snapshot":
        return _snapshot(fact.state, words)
    return _chain(definition.method, fact, words)


def _snapshot(state: int, words: dict) -> str:
    if state == YES:
        return _("Known to work on day %(n)s, %(day)s") % words
    if state == NO:
        return _("Known not to work on day %(n)s, %(day)s") % words
    return _("Nothing on record says whether there was a job on day %(n)s, %(day)s: unknown") % words


def _chain(method: str, fact, words: dict) -> str:
    ended = getattr(fact, f"{method}_ended")
    words["seen"] = _day(fact.started_on + timedelta(getattr(fact, f"{method}_time")))
    same = method == "same"
    if not ended and fact.state == YES:
        told = _("Known to work there through %(seen)s; day %(n)s is %(day)s")
        return (told if same else _("Known to work without a break through %(seen)s; day %(n)s is %(day)s")) % words
    if not ended:
        told = _("Known to work there through %(seen)s; day %(n)s is %(day)s: unknown")
        other = _("Known to work without a break through %(seen)s; day %(n)s is %(day)s: unknown")
        return (told if same else other) % words
    if fact.state == UNKNOWN:
        told = _("Gone by %(seen)s, nobody knows since when; day %(n)s is %(day)s: unknown")
        other = _("Without work by %(seen)s, nobody knows since when; day %(n)s is %(day)s: unknown")
        return (told if same else other) % words
    told = _("First day no longer there is %(seen)s; day %(n)s is %(day)s")
    return (told if same else _("First day without work is %(seen)s; day %(n)s is %(day)s")) % words


def survival(definition: Definition, fact, record=None) -> str:
    time, ended = getattr(fact, f"{definition.method}_time"), getattr(fact, f"{definition.method}_ended")
    if fact.state == EXCLUDED:
        return _("Seen on no day after the first on record: never at risk")
    words = {"seen": _day(fact.started_on + timedelta(time)), "n": time}
    if ended:
        return _("The event is on day %(n)s, %(seen)s") % words
    return _("Last known to work on day %(n)s, %(seen)s: leaves the estimate there") % words


def enrollment(definition: Definition, fact, record=None) -> str:
    """`record` is the enrollment as it stands; without it only the state is known."""
    ended = _day(record.ended_on) if record and record.ended_on else _("a day that is not on record")
    if definition.key == "sector.completion":
        return {
            YES: _("Completed on %(day)s"),
            NO: _("Left before completing, on %(day)s"),
            IMMATURE: _("Still enrolled: not due yet"),
        }[fact.state] % {"day": ended}
    due = _day(record.ended_on + timedelta(PLACEMENT_DAYS)) if record and record.ended_on else ""
    return {
        YES: _("A job from this cohort began by %(due)s; completed on %(day)s"),
        NO: _("No job from this cohort on record by %(due)s; completed on %(day)s"),
        IMMATURE: _("Completed on %(day)s; the 180 days are over on %(due)s: not due yet"),
        UNKNOWN: _("The completion has no date: unknown"),
    }[fact.state] % {"day": ended, "due": due}


def wages(definition: Definition, fact, record=None) -> str:
    if fact.state == EXCLUDED:
        return _("No job in the twelve months before entry: left out, never taken as $0")
    if fact.state != UNKNOWN:
        return _("A wage of the placement is on record, and what came before")
    if fact.wage_cents is None:
        return _("No wage of the placement on record: unknown")
    if definition.family == "prices":
        return _("No price index for the year of one of the wages: unknown")
    return _("Weekly hours are missing, before or after: unknown")


def hourly_or_yearly(definition: Definition, fact) -> str:
    if definition.method == "placement":
        return _("%(after)s an hour") % {"after": _money(fact.wage_cents, HOUR)}
    if definition.method == "annualised":
        told = _("From %(before)s to %(after)s a year at the usual hours: %(gain)s")
        return told % _change(fact.year_before, fact.year_after, YEAR)
    return _("From %(before)s to %(after)s an hour: %(gain)s") % _change(fact.prior_cents, fact.wage_cents, HOUR)


def progression(definition: Definition, fact, record=None) -> str:
    words = {"n": definition.days, "day": _day(fact.started_on + timedelta(definition.days))}
    return {
        IMMATURE: _("Day %(n)s is %(day)s: not due yet"),
        UNKNOWN: _("No wage of the placement on record: unknown"),
        EXCLUDED: _("No wage on record of a job known to be held on day %(n)s, %(day)s: left out"),
    }.get(fact.state, _("A wage in force on day %(n)s, %(day)s, is on record")) % words


def later(definition: Definition, fact) -> str:
    gain = getattr(fact, f"gain_{definition.days}")
    told = _("From %(before)s to %(after)s an hour: %(gain)s")
    return told % _change(fact.wage_cents, fact.wage_cents + gain, HOUR)


def earnings(definition: Definition, fact, record=None) -> str:
    return {
        IMMATURE: _("The four quarters after the job began are not over: not due yet"),
        UNKNOWN: _("Not all of the four quarters before and the four after are on record: unknown"),
        EXCLUDED: _("Nothing earned before: in no ratio"),
    }.get(fact.state, _("The four quarters before and the four after are on record"))


def four_quarters(definition: Definition, fact) -> str:
    told = _("From %(before)s to %(after)s in four quarters: %(gain)s")
    return told % _change(fact.before_cents, fact.after_cents, HOUR)


def quality(definition: Definition, fact, record=None) -> str:
    if fact.state == UNKNOWN:
        return _("Nothing on record says so, nor that it is not so: unknown")
    return _("By what is on record of the job it is met") if fact.state == YES else _("On record as not met")


def period(definition: Definition, fact, record=None) -> str:
    """A period of participation; `record` is its person."""
    words = {"entry": _day(fact.entry), "exit": _day(fact.exit_on) if fact.exit_on else ""}
    told = _("Entry on %(entry)s, exit on %(exit)s") if fact.exit_on else _("Entry on %(entry)s, no exit yet")
    state = {
        YES: _("on record"),
        NO: _("known not to be so"),
        UNKNOWN: _("nothing on record says so: unknown"),
        IMMATURE: _("the time to be measured is not over"),
        EXCLUDED: _("left out for an approved reason"),
    }[fact.state]
    return f"{told % words}: {state}"


def quarter(definition: Definition, fact) -> str:
    return _("%(amount)s in the quarter") % {"amount": _money(fact.cents_q2, HOUR)}


def _change(before: int, after: int, unit: int) -> dict[str, str]:
    sign = "−" if after < before else "+"
    return {
        "before": _money(before, unit),
        "after": _money(after, unit),
        "gain": sign + _money(abs(after - before), unit),
    }


def _day(day) -> str:
    return date_format(day)


def _money(amount: int, unit: int) -> str:
    return f"${number_format(amount / unit, 2, force_grouping=True)}"
