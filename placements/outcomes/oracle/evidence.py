"""From records to spells: how long each job is known to be held (exchange format, "is known to be").

Every spell gets two ends. ``held_through`` is the last day the job is *known* to be held. ``possible_through`` is
the last day it *may* be held: the same day where the end is stated, the day before somebody found the person no
longer there, and ``as_of`` where nothing is known to have ended it. A rule that holds even if every doubtful day was
not worked is "yes"; one that fails even if every doubtful day was worked is "no"; all else is unknown.

Decisions where the format is silent [D]:

1. **A stated ``last_day_worked`` settles the job.** Follow-ups on that row, earlier or later, do not move it; a person
   hired again has a second row. It is the record of the whole job, they are sightings of one day.
2. **Later evidence of holding the job outweighs an earlier report of its end.** "Held through the latest of ..." covers
   the days between, so ``not_employed`` counts only where nothing later says the job was held.
3. **One day, one answer per placement**: the strongest source; between equally strong ones the less favourable
   (deceased, not_employed, employed_other, employed_same), so that no figure is better than its evidence.
   ``unreached`` says nothing and never wins a day.
4. ``last_known_employed_on`` names no source, so a report of the end on that very day stands: held to the day before.
5. **``not_employed`` speaks of the person**: it also ends the person's other open jobs that nothing says were held on
   that day or later. ``employed_other`` ends the placement it was said of and other open rows with that employer.
6. ``employed_other`` is a spell known on that day only, its end not known. Where it names the employer of the
   placement itself, the name is not believed.
7. ``started_on`` was worked. A report of the end on that day counts from the next; reports before it are ignored.
8. ``deceased`` says when the person had died, not when the job ended: it excludes, and leaves the spell as it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .records import SOURCES, FollowUp, History, Job

ONE_DAY = timedelta(days=1)
#: Less favourable first: decides between equally strong sources on one day (decision 3).
_LEAST_FAVOURABLE = ("deceased", "not_employed", "employed_other", "employed_same")


@dataclass(frozen=True)
class Spell:
    """One job as known on a day: certain to ``held_through``, possible to ``possible_through``.

    ``open`` where nothing is known to have ended it. ``job`` is the row behind it, ``None`` for a mere sighting.
    """

    employer: str | None
    start: date
    held_through: date
    possible_through: date
    open: bool
    job: Job | None = None


def daily_answers(job: Job, as_of: date) -> dict[date, FollowUp]:
    """The answer that counts on each day anything was learnt, on or before ``as_of``."""
    answers: dict[date, FollowUp] = {}
    for follow_up in job.follow_ups:
        if follow_up.observed_on > as_of or follow_up.status not in _LEAST_FAVOURABLE:
            continue
        known = answers.get(follow_up.observed_on)
        if known is None or _weight(follow_up) < _weight(known):
            answers[follow_up.observed_on] = follow_up
    return answers


def spells(history: History, as_of: date) -> list[Spell]:
    """Every spell of work of the person as known on ``as_of``; jobs that start later are not facts yet."""
    begun = [job for job in history.jobs if job.started_on <= as_of]
    answers = {id(job): daily_answers(job, as_of) for job in begun}
    found = [_spell(job, begun, answers, as_of) for job in begun]
    # A second reading of "employed_other": work was seen elsewhere. It is open, and ends like any open job.
    nowhere = sorted(
        day for given in answers.values() for day, answer in given.items() if answer.status == "not_employed"
    )
    for job in begun:
        for day, answer in answers[id(job)].items():
            if answer.status == "employed_other":
                employer = answer.employer if answer.employer != job.employer else None
                found.append(_sighting(employer, day, nowhere, as_of))
    return found


def died_on(history: History, as_of: date) -> date | None:
    """The first day on which a follow-up that counts found the person dead."""
    return min(
        (
            day
            for job in history.jobs
            for day, answer in daily_answers(job, as_of).items()
            if answer.status == "deceased"
        ),
        default=None,
    )


def _weight(follow_up: FollowUp) -> tuple[int, int]:
    return SOURCES.index(follow_up.source or ""), _LEAST_FAVOURABLE.index(follow_up.status)


def _spell(job: Job, begun: Iterable[Job], answers: dict[int, dict[date, FollowUp]], as_of: date) -> Spell:
    if job.last_day_worked is not None:
        end = min(job.last_day_worked, as_of)
        # An end after as_of says that the job was held through as_of, and is otherwise not known yet.
        return Spell(job.employer, job.started_on, end, end, job.last_day_worked > as_of, job)
    seen_here = [day for day, answer in answers[id(job)].items() if answer.status == "employed_same"]
    known = max([job.started_on, *seen_here, *filter(None, [job.last_known_employed_on])])
    gone = [
        max(day, job.started_on + ONE_DAY)
        for other in begun
        for day, answer in answers[id(other)].items()
        if day >= job.started_on and _ends(answer, other, job) and (day >= known if other is job else day > known)
    ]
    if not gone:
        return Spell(job.employer, job.started_on, min(known, as_of), as_of, True, job)
    last_possible = min(gone) - ONE_DAY
    return Spell(job.employer, job.started_on, min(known, last_possible), last_possible, False, job)


def _ends(answer: FollowUp, said_of: Job, job: Job) -> bool:
    if answer.status == "not_employed":
        return True
    return answer.status == "employed_other" and (said_of is job or said_of.employer == job.employer)


def _sighting(employer: str | None, day: date, nowhere: list[date], as_of: date) -> Spell:
    gone = next((later for later in nowhere if later > day), None)
    return Spell(employer, day, day, gone - ONE_DAY if gone else as_of, gone is None)
