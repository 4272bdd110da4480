"""Wage progression (standard, section 3): the wage in force on day 180 and 365, less that of the placement.

Decisions where the standard is silent [D]:

1. **A wage in force must have been said.** It is the last one stated after the placement began and by that day: by a
   follow-up that found the person at work, or by a later placement on its first day. The placement's own wage is not
   carried forward: that nobody asked is no proof that nothing changed.
2. **Of a job held that day**, known and not only possible, with any employer.
3. Of several said on one day the strongest source counts, a placement's own row after all follow-ups; between equals
   the lower wage.
4. Without such a wage (not at work, at work at a wage not known) the person is left out and counted as excluded;
   without a placement wage they are unknown, as for the hourly gain.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from .evidence import Spell, daily_answers, spells
from .records import SOURCES, History, Job
from .status import EXCLUDED, IMMATURE, UNKNOWN, YES
from .wages import Gain

MILESTONES = (180, 365)


def progression(history: History, placement: Job, *, days: int, as_of: date) -> Gain:
    """One person's wage ``days`` after the counted placement began, against the wage it began with."""
    day = placement.started_on + timedelta(days=days)
    if day > as_of:
        return Gain(IMMATURE)
    if placement.hourly_wage is None:
        return Gain(UNKNOWN)
    wage = wage_in_force(history, day, since=placement.started_on, as_of=as_of)
    return Gain(EXCLUDED) if wage is None else Gain(YES, placement.hourly_wage, wage)


def wage_in_force(history: History, day: date, *, since: date, as_of: date) -> Decimal | None:
    """The last wage stated after ``since``, by ``day``, of a job known to be held on ``day``."""
    said = [
        statement
        for spell in spells(history, as_of)
        if spell.held_through >= day
        for statement in _statements(history, spell, as_of)
        if since < statement[0] <= day and spell.start <= statement[0]
    ]
    if not said:
        return None
    _day, _source, wage = min(said, key=lambda statement: (-statement[0].toordinal(), *statement[1:]))
    return wage


def _statements(history: History, spell: Spell, as_of: date) -> Iterator[tuple[date, int, Decimal]]:
    """(day, rank of the source, wage) of everything said of one spell."""
    if spell.job is None:  # a sighting elsewhere: the follow-up that saw it
        for job in history.jobs:
            answer = daily_answers(job, as_of).get(spell.start)
            seen = answer is not None and answer.status == "employed_other" and job.started_on <= as_of
            employer = answer.employer if answer and answer.employer != job.employer else None
            if seen and employer == spell.employer and answer.hourly_wage is not None:
                yield spell.start, SOURCES.index(answer.source), answer.hourly_wage
        return
    if spell.job.hourly_wage is not None:
        yield spell.job.started_on, len(SOURCES), spell.job.hourly_wage
    for follow_up in spell.job.follow_ups:
        if follow_up.status == "employed_same" and follow_up.hourly_wage is not None:
            yield follow_up.observed_on, SOURCES.index(follow_up.source), follow_up.hourly_wage
