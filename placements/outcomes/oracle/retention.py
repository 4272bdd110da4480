"""Retention milestones of one placement (standard, section 2)."""

from dataclasses import dataclass
from datetime import date, timedelta

from .evidence import Spell, died_on, spells
from .records import History, Job
from .status import EXCLUDED, IMMATURE, NO, UNKNOWN, YES

MILESTONES = (30, 60, 90, 180, 365)
SAME, CONTINUOUS, SNAPSHOT = KINDS = ("same", "continuous", "snapshot")
#: Days that may lie between two jobs and still count as employed without a break [D].
GAP_SAME = 0
GAP_ANY = 30


@dataclass(frozen=True)
class Chain:
    """A placement's work without a break: how far it is certain to reach, how far it may, and whether it is open."""

    certain: date
    possible: date
    open: bool


def milestone_day(started_on: date, days: int) -> date:
    """The day ``days`` after the first day worked: never months or anniversaries (section 0)."""
    return started_on + timedelta(days=days)


def milestone(history: History, job: Job, *, days: int, kind: str, as_of: date) -> str:
    """Whether the placement ``job`` of this person was retained on its day ``days``: one of the five answers.

    In the order of section 2: immature, excluded (a reason effective *before* the day, or a record that began after
    the job did), then yes, no or unknown by the kind of retention.
    """
    day = milestone_day(job.started_on, days)
    if day > as_of:
        return IMMATURE
    if enters_late(job) or excluded_before(history, day, as_of):
        return EXCLUDED
    if kind == SNAPSHOT:
        found = spells(history, as_of)
        certain = any(spell.start <= day <= spell.held_through for spell in found)
        possible = any(spell.start <= day <= spell.possible_through for spell in found)
    else:
        chain = chain_of(history, job, kind=kind, as_of=as_of)
        certain = chain.certain >= day
        possible = chain.possible >= day or (kind == CONTINUOUS and pending(chain, as_of))
    if certain:
        return YES
    return UNKNOWN if possible else NO


def enters_late(job: Job) -> bool:
    """The record began after the job did (a roster of current staff): in no milestone rate (section 2)."""
    return job.first_observed_on is not None and job.first_observed_on > job.started_on


def excluded_from(history: History, as_of: date) -> date | None:
    """The first day a reason to exclude, or a death, is effective, among those known on ``as_of``."""
    days = [exclusion.effective_on for exclusion in history.exclusions if exclusion.effective_on <= as_of]
    died = died_on(history, as_of)
    return min([*days, *([died] if died else [])], default=None)


def excluded_before(history: History, day: date, as_of: date) -> bool:
    """A reason to exclude was effective before ``day`` (section 2, step 2); on the day itself it is not."""
    effective = excluded_from(history, as_of)
    return effective is not None and effective < day


def chain_of(history: History, job: Job, *, kind: str, as_of: date) -> Chain:
    """The placement's spell with what follows without a break: the same employer's spells joined where no day lies
    between (``same``), or any employer's across gaps of up to GAP_ANY days (``continuous``). Steps 3 and 4."""
    found = spells(history, as_of)
    own = next(spell for spell in found if spell.job is job)
    if kind == SAME:
        gap, linked = GAP_SAME, [spell for spell in found if spell is own or spell.employer == job.employer]
    else:
        gap, linked = GAP_ANY, found
    linked.sort(key=lambda spell: spell.start)
    certain, _ = _reach(own, linked, gap, lambda spell: spell.held_through)
    possible, open_ended = _reach(own, linked, gap, lambda spell: spell.possible_through)
    return Chain(certain, possible, open_ended)


def pending(chain: Chain, as_of: date) -> bool:
    """The gap after the chain is still open and not longer than GAP_ANY: another job may yet bridge it (step 4)."""
    return not chain.open and (as_of - chain.possible).days <= GAP_ANY


def _reach(own: Spell, linked: list[Spell], gap: int, end) -> tuple[date, bool]:
    reach, open_ended = end(own), own.open
    for spell in linked:
        if (spell.start - reach).days - 1 <= gap and end(spell) >= own.start:
            reach, open_ended = max(reach, end(spell)), open_ended or spell.open
    return reach, open_ended
