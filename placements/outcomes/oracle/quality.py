"""Job quality: a checklist per job (standard, section 4). The cut-offs are this project's own; print them."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from placements.outcomes.statistics import share

FULL_TIME_HOURS = 35
NOTICE_DAYS = 14
#: A good job meets the wage gate, and at least this many items, of at least this many known.
ENOUGH = 6


@dataclass(frozen=True)
class JobConditions:
    """What is known of a job; ``None`` is not known, and never no."""

    hourly_wage: Decimal | None = None
    weekly_hours: Decimal | None = None
    part_time_by_choice: bool | None = None
    health_insurance: bool | None = None
    paid_leave: bool | None = None
    retirement_plan: bool | None = None
    schedule_notice_days: int | None = None
    advancement_path: bool | None = None
    worker_voice: bool | None = None


@dataclass(frozen=True)
class Quality:
    """Items met and known, and whether the job is a good one (``None`` where the wage cannot be judged)."""

    met: int
    known: int
    good: bool | None

    @property
    def score(self) -> Fraction | None:
        return share(self.met, self.known)


def items(job: JobConditions, living_wage: Decimal | None) -> dict[str, bool | None]:
    """Each item of the checklist: met, not met, or not known."""
    return {
        "living_wage": _at_least(job.hourly_wage, living_wage),
        "hours": _hours(job),
        "health_insurance": job.health_insurance,
        "paid_leave": job.paid_leave,
        "retirement_plan": job.retirement_plan,
        "schedule_notice": _at_least(job.schedule_notice_days, NOTICE_DAYS),
        "advancement_path": job.advancement_path,
        "worker_voice": job.worker_voice,
    }


def quality(job: JobConditions, living_wage: Decimal | None) -> Quality:
    """The checklist counted, and the verdict: gate met, at least six known, at least six met."""
    found = items(job, living_wage)
    known = [met for met in found.values() if met is not None]
    met, gate = sum(known), found["living_wage"]
    good = None if gate is None else gate and len(known) >= ENOUGH and met >= ENOUGH
    return Quality(met, len(known), good)


def _hours(job: JobConditions) -> bool | None:
    if job.part_time_by_choice:
        return True
    full_time = _at_least(job.weekly_hours, FULL_TIME_HOURS)
    # Short hours are only a shortcoming where it is known that they were not chosen.
    return full_time if full_time or job.part_time_by_choice is False else None


def _at_least(value, threshold) -> bool | None:
    return None if value is None or threshold is None else value >= threshold
