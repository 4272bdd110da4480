"""What is written down of one person, in the shape of the exchange format."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

#: Follow-up sources, strongest first (exchange format). One that is not named is weaker than all of them.
SOURCES = ("ui_match", "payroll", "pay_stub", "employer", "participant", "staff", "")


@dataclass(frozen=True)
class FollowUp:
    """One answer about one placement.

    ``status`` is employed_same, employed_other, not_employed, unreached or deceased.
    """

    observed_on: date
    status: str
    source: str = ""
    employer: str | None = None
    hourly_wage: Decimal | None = None


@dataclass(frozen=True)
class Job:
    """One row of ``placements.csv``: a placement where it has a cohort, otherwise only a spell of work."""

    employer: str
    started_on: date
    last_day_worked: date | None = None
    last_known_employed_on: date | None = None
    first_observed_on: date | None = None
    follow_ups: tuple[FollowUp, ...] = ()
    subsidized: bool | None = None
    hourly_wage: Decimal | None = None


@dataclass(frozen=True)
class Exclusion:
    """A reason (01..07, standard 1.2) that takes a person out of both sides of a rate from a day on."""

    reason: str
    effective_on: date


@dataclass(frozen=True)
class History:
    """All that is known of one person's work."""

    jobs: tuple[Job, ...]
    exclusions: tuple[Exclusion, ...] = ()
