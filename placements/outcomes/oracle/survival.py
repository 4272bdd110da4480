"""One placement as a row of a Kaplan-Meier curve (standard, section 2).

Decision where the standard is silent [D]: somebody found the person gone on a later day than the job was last known
held. The event is then on the first day they were *known* not to be employed there. It agrees with the milestones
(that day and later are "no") and loses no ending; the days between are doubtful either way.
"""

from datetime import date
from typing import NamedTuple

from .records import History, Job
from .retention import CONTINUOUS, Chain, chain_of, excluded_from, pending

#: An open job nobody has confirmed for longer than this is lost to follow-up in the pessimistic band [D].
LOST_AFTER = 90


class Row(NamedTuple):
    """``time`` in days since the start; ``ended`` by the event or censored; at risk on days after ``entry``."""

    time: int
    ended: bool
    entry: int = 0


def survival_row(history: History, job: Job, *, kind: str, as_of: date, lost_as_failed: bool = False) -> Row | None:
    """The placement's row for ``same`` or ``continuous``; ``None`` where it was never at risk.

    Event: the first day not employed. Censored: the last day known held, never ``as_of``; a reason to exclude censors
    on its day, an event on that same day comes first. ``lost_as_failed`` takes those lost to follow-up as failed the
    day after last contact, for the lower edge of the band.
    """
    if job.started_on > as_of:
        return None
    chain = chain_of(history, job, kind=kind, as_of=as_of)
    if _has_ended(chain, kind, as_of):
        time, ended = (chain.possible - job.started_on).days + 1, True
    else:
        time, ended = (chain.certain - job.started_on).days, False
        if lost_as_failed and chain.open and (as_of - chain.certain).days > LOST_AFTER:
            time, ended = time + 1, True
    effective = excluded_from(history, as_of)
    if effective is not None and (effective - job.started_on).days < time:
        time, ended = (effective - job.started_on).days, False
    entry = max(0, (job.first_observed_on - job.started_on).days) if job.first_observed_on else 0
    return Row(time, ended, entry) if time > entry else None


def _has_ended(chain: Chain, kind: str, as_of: date) -> bool:
    return not chain.open and not (kind == CONTINUOUS and pending(chain, as_of))
