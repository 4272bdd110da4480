"""Wage gain of one person, and of a group (standard, section 3; exchange format, "Wage measures count a person once").

A difference before and after, not the programme's impact. Money is Decimal and stays exact until shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from intermediary.reference.prices import in_prices_of
from placements.outcomes.statistics import mean, mean_interval, median, median_interval, sample_deviation, share

from .status import EXCLUDED, IMMATURE, UNKNOWN, YES

#: Weeks of an annualised rate; a seasonal job has its own number.
WEEKS = 52


@dataclass(frozen=True)
class PriorJob:
    """The last job before the programme, as the participant's record has it."""

    hourly_wage: Decimal | None = None
    weekly_hours: Decimal | None = None
    ended_on: date | None = None


@dataclass(frozen=True)
class PaidJob:
    """A placement in the scope, as far as pay goes."""

    started_on: date
    hourly_wage: Decimal | None = None
    weekly_hours: Decimal | None = None


@dataclass(frozen=True)
class Gain:
    """One person's answer: ``status`` is yes (counted), excluded, unknown or immature; wages in dollars."""

    status: str
    before: Decimal | None = None
    after: Decimal | None = None

    @property
    def amount(self) -> Decimal:
        return self.after - self.before


@dataclass(frozen=True)
class GainSummary:
    """What is reported of a group. ``excluded`` is n_no_prior; ``share_gaining`` and per cent are exact fractions."""

    n: int
    excluded: int
    unknown: int
    immature: int
    median: Decimal | None
    median_limits: tuple | None
    mean: Decimal | None
    mean_limits: tuple | None
    share_gaining: object
    median_per_cent: Decimal | None


def annualised(hourly: Decimal, weekly_hours: Decimal, weeks: int = WEEKS) -> Decimal:
    """The hourly wage as a yearly rate, not earnings."""
    return hourly * weekly_hours * weeks


def counted_placement(jobs: Iterable[PaidJob], *, as_of: date) -> PaidJob | None:
    """The first placement that has a wage, or ``None``. Of two on one day, the one handed over first (by key)."""
    paid = [job for job in jobs if job.hourly_wage is not None and job.started_on <= as_of]
    return min(paid, key=lambda job: job.started_on, default=None)


def had_recent_job(prior: PriorJob, entered_on: date | None) -> bool:
    """A wage is recorded of a job in the twelve months before entry; the day a year before is within them.

    An empty end beside a wage is taken as within (exchange format), and so is any end where entry is not known [D].
    """
    if prior.hourly_wage is None:
        return False
    return prior.ended_on is None or entered_on is None or prior.ended_on >= a_year_before(entered_on)


def a_year_before(day: date) -> date:
    """The same day of the year before; of a 29 February, the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def hourly_gain(prior: PriorJob, jobs: Iterable[PaidJob], *, entered_on: date | None, as_of: date) -> Gain:
    """Hourly wage of the counted placement less the last one before the programme.

    Without a placement wage unknown, before anything else is asked; without a job in the year before, excluded.
    """
    job = counted_placement(jobs, as_of=as_of)
    if job is None:
        return Gain(UNKNOWN)
    if not had_recent_job(prior, entered_on):
        return Gain(EXCLUDED)
    return Gain(YES, prior.hourly_wage, job.hourly_wage)


def annualised_gain(prior: PriorJob, jobs: Iterable[PaidJob], *, entered_on: date | None, as_of: date) -> Gain:
    """The same gain in annualised dollars. The same placement counts; hours missing on either side: unknown [D]."""
    job = counted_placement(jobs, as_of=as_of)
    hourly = hourly_gain(prior, [job] if job else [], entered_on=entered_on, as_of=as_of)
    if hourly.status != YES:
        return hourly
    if prior.weekly_hours is None or job.weekly_hours is None:
        return Gain(UNKNOWN)
    return Gain(YES, annualised(prior.hourly_wage, prior.weekly_hours), annualised(job.hourly_wage, job.weekly_hours))


def real_gain(prior: PriorJob, jobs: Iterable[PaidJob], *, entered_on: date | None, as_of: date, prices: int) -> Gain:
    """The hourly gain in the prices of one year, beside the nominal. A year without an index: unknown.

    The wage before is one of the year that job ended, or of entry where that is not known; the wage after, of the
    year the placement began [D].
    """
    job = counted_placement(jobs, as_of=as_of)
    nominal = hourly_gain(prior, [job] if job else [], entered_on=entered_on, as_of=as_of)
    if nominal.status != YES:
        return nominal
    earned = prior.ended_on or entered_on
    before = in_prices_of(nominal.before, earned.year, prices) if earned else None
    after = in_prices_of(nominal.after, job.started_on.year, prices)
    return Gain(UNKNOWN) if before is None or after is None else Gain(YES, before, after)


def summarise(gains: Iterable[Gain]) -> GainSummary:
    """Median (the headline) with its limits, mean with its own from eleven people on, and the share that gained."""
    gains = list(gains)
    counted = [gain for gain in gains if gain.status == YES]
    amounts = [gain.amount for gain in counted]
    average = mean(amounts)
    return GainSummary(
        n=len(amounts),
        excluded=sum(gain.status == EXCLUDED for gain in gains),
        unknown=sum(gain.status == UNKNOWN for gain in gains),
        immature=sum(gain.status == IMMATURE for gain in gains),
        median=median(amounts),
        median_limits=median_interval(amounts),
        mean=average,
        mean_limits=mean_interval(len(amounts), average, sample_deviation(amounts)) if amounts else None,
        share_gaining=share(sum(amount > 0 for amount in amounts), len(amounts)),
        median_per_cent=median([gain.amount / gain.before * 100 for gain in counted if gain.before > 0]),
    )
