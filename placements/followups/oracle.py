"""The rules of `windows` in plain Python, one person at a time: to read, and to test the statements against."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from placements.followups.enums import VERIFYING, State, Unit
from placements.outcomes.oracle import dates, participation, retention
from placements.outcomes.oracle.evidence import daily_answers, died_on, spells
from placements.outcomes.oracle.indicators import SEATED, Records, Wage
from placements.outcomes.oracle.records import FollowUp, Job
from placements.outcomes.oracle.status import NO, YES
from placements.outcomes.oracle.wioa import NOT_YET

OPEN_DAYS = 60
QUARTERS = (2, 4)
WAGE_QUARTERS = 2


class Expected(NamedTuple):
    """One window of one person; `job` is None for a quarter after exit."""

    job: Job | None
    unit: str
    number: int
    due_on: date
    closes_on: date
    state: State
    settled: bool | None


def of_job(person: Records, job: Job, *, as_of: date, asked: Mapping = {}) -> Iterable[Expected]:
    """The five windows of a placement that has begun. `asked`: (unit, n, due day) → days on which it was tried."""
    said = daily_answers(job, as_of)
    held = next(s.held_through for s in spells(person.history, as_of) if s.job is job)
    for n in retention.MILESTONES:
        due = retention.milestone_day(job.started_on, n)
        out = retention.enters_late(job) or retention.excluded_before(person.history, due, as_of)
        answer = retention.milestone(person.history, job, days=n, kind=retention.SAME, as_of=as_of)
        strong = any(
            (answer == YES and a.status == "employed_same" and day >= due)
            or (answer == NO and a.status in ("not_employed", "employed_other"))
            or (answer == NO and a.status == "employed_same" and day == held)
            for day, a in said.items()
            if a.source in VERIFYING
        )
        reached = any(day >= due for day in said)
        yield _window(job, Unit.DAY, n, due, due + timedelta(days=OPEN_DAYS), as_of, out, answer, strong, reached,
                      _tried(asked, Unit.DAY, n, due, as_of))  # fmt: skip


def of_exits(person: Records, *, as_of: date, cohorts: set[str], asked: Mapping = {}) -> Iterable[Expected]:
    """The two quarters after each exit from a period with a seat in one of `cohorts`."""
    seats = [(cohort, seat) for cohort, seat in person.enrollments if seat.status in SEATED]
    periods = participation.periods(
        [
            *(s.provided_on for s in person.services if s.keeps_open and not s.planned),
            *((seat.enrolled_on, seat.ended_on) for _cohort, seat in seats),
        ],
        as_of=as_of,
        planned=[s.provided_on for s in person.services if s.keeps_open],
    )
    for period in periods:
        inside = {c for c, seat in seats if period.entry <= seat.enrolled_on <= (period.exit_on or as_of)}
        if period.exit_on and inside & cohorts:
            for n in QUARTERS:
                yield _quarter(person, period.exit_on, n, as_of, asked)


def _quarter(person: Records, exit_on: date, n: int, as_of: date, asked: Mapping) -> Expected:
    span = dates.after_exit(exit_on, n)
    due = span.end.replace(day=1)
    closes = dates.quarter_span(dates.quarter_of(span.end) + WAGE_QUARTERS).end
    barring = [x.effective_on for x in person.history.exclusions if x.effective_on <= as_of]
    died = died_on(person.history, as_of)
    out = any(participation.exclusion_applies(day, exit_on) for day in [*barring, *([died] if died else [])])
    wages = [w for w in person.wages if w.quarter == dates.quarter_of(span.end) and span.end <= as_of]
    answer = _employed(person, span, wages, as_of)
    said = [(day, a) for job in person.history.jobs if job.started_on <= as_of
            for day, a in daily_answers(job, as_of).items() if day in span]  # fmt: skip
    strong = any(
        a.source in VERIFYING
        and a.status != "deceased"
        and (answer == YES) == (a.status in ("employed_same", "employed_other"))
        for _day, a in said
    ) or any(w.source in VERIFYING and w.amount is not None and (answer == YES) == (w.amount > 0) for w in wages)
    return _window(None, Unit.QUARTER, n, due, closes, as_of, out, answer, strong, any(day >= due for day, _a in said),
                   _tried(asked, Unit.QUARTER, n, due, as_of))  # fmt: skip


def _employed(person: Records, span: dates.Span, wages: list[Wage], as_of: date) -> str | None:
    """Whether the person is known to be employed in a quarter; None is not known (exchange format, `wioa.*`)."""
    held = [s for s in spells(person.history, as_of) if s.start <= span.end and s.held_through >= span.start]
    paid = any(w.amount and w.amount < NOT_YET for w in wages)
    if paid or any(not (s.job and s.job.subsidized) for s in held):
        return YES
    if span.end > as_of:
        return None
    unpaid = any(w.amount == 0 and w.source == "ui_match" for w in wages)
    idle = any(a.status == "not_employed" and day in span for day, a in _answers(person, as_of))
    return NO if unpaid or (idle and not held) else None


def _answers(person: Records, as_of: date) -> list[tuple[date, FollowUp]]:
    begun = [job for job in person.history.jobs if job.started_on <= as_of]
    return [pair for job in begun for pair in daily_answers(job, as_of).items()]


def _tried(asked: Mapping, unit: str, n: int, due: date, as_of: date) -> bool:
    return any(day <= as_of for day in asked.get((unit, n, due), ()))


def _window(job, unit, n, due, closes, as_of, out, answer, strong, reached, tried) -> Expected:
    known = answer in (YES, NO) and not out and due <= as_of
    if out:
        state = State.EXCLUDED
    elif due > as_of:
        state = State.AHEAD
    elif known and strong:
        state = State.VERIFIED
    elif known or reached:
        state = State.ANSWERED
    elif closes < as_of:
        state = State.LOST
    else:
        state = State.ASKED if tried else State.DUE
    return Expected(job, unit, n, due, closes, state, (answer == YES) if known else None)
