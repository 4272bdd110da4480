"""Periods of participation and exit (standard, section 1.1)."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from .dates import after_exit

#: Days without a participation-level service after which an exit is decided; a service up to this gap continues.
EXIT_DAYS = 90


class Period(NamedTuple):
    """One period of participation; ``exit_on`` is the day of its last service, ``None`` while it is open."""

    entry: date
    exit_on: date | None


def periods(
    services: Iterable[date | tuple[date, date | None]], *, as_of: date, planned: Iterable[date] = ()
) -> list[Period]:
    """The periods from participation-level services only: single days, or ``(first, last)`` such as an enrolment.

    Self-service, information, follow-up, supportive services and case management do not belong in here. An enrolment
    without an end runs through ``as_of``. A gap of up to 90 days continues the period, as if the exit had never been;
    the last period has an exit once 90 days have passed and nothing is planned after ``as_of``.
    """
    spans = sorted(
        (first, min(last or as_of, as_of))
        for first, last in (day if isinstance(day, tuple) else (day, day) for day in services)
        if first <= as_of
    )
    found: list[tuple[date, date]] = []
    for first, last in spans:
        if found and (first - found[-1][1]).days <= EXIT_DAYS:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    closed = [Period(entry, last) for entry, last in found]
    if closed and (as_of < decided_on(closed[-1].exit_on) or any(day > as_of for day in planned)):
        closed[-1] = closed[-1]._replace(exit_on=None)
    return closed


def decided_on(last_service: date) -> date:
    """The first day at whose end the exit is known; the exit itself is dated back to the last service."""
    return last_service + timedelta(days=EXIT_DAYS)


def exclusion_applies(effective_on: date, exit_on: date) -> bool:
    """A reason to exclude counts up to the end of the fourth quarter after exit (section 1.2)."""
    return effective_on <= after_exit(exit_on, 4).end
