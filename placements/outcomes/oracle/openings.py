"""Openings, position by position (standard, section 5): is it filled, and after how many days."""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from .dates import Span, quarter_of, quarter_span
from .status import IMMATURE, NO, UNKNOWN, YES

#: An opening younger than this is in no fill rate yet [D].
FILL_DAYS = 60


class Opening(NamedTuple):
    """``accepted`` are the days on which offers were accepted; positions are filled one by one, in their order."""

    posted_on: date | None
    positions: int = 1
    accepted: tuple[date, ...] = ()
    status: str = "open"
    expires_on: date | None = None
    closed_on: date | None = None


def period(as_of: date) -> Span:
    """The last four whole quarters by the end of ``as_of`` [D]."""
    return quarter_span(quarter_of(as_of + timedelta(days=1)) - 1, 4)


def requested(opening: Opening, as_of: date) -> bool:
    """Was it posted in the period? Neither a draft nor one that waits for review ever was."""
    return (
        opening.status not in ("draft", "review")
        and opening.posted_on is not None
        and opening.posted_on in period(as_of)
    )


def filled(opening: Opening, as_of: date) -> list[str]:
    """Each position: filled, not, not known, or posted too lately to say."""
    if opening.posted_on + timedelta(days=FILL_DAYS) > as_of:
        return [IMMATURE] * opening.positions
    return [
        YES if day and day <= as_of else UNKNOWN if day is None and opening.status == "filled" else NO
        for day in _days(opening)
    ]


def times(opening: Opening, as_of: date) -> list[tuple[int, bool] | None]:
    """Each position: days from posting to accepted offer, or to the last day it was open; ``None`` is not known."""
    found = []
    for day in _days(opening):
        if day and day <= as_of:
            found.append(((day - opening.posted_on).days, True))
        elif day is None and (opening.status == "filled" or (opening.status == "closed" and not opening.closed_on)):
            found.append(None)
        else:
            last = min(day for day in (as_of, opening.expires_on, opening.closed_on) if day)
            found.append(((last - opening.posted_on).days, False))
    return found


def median_days(times: Iterable[tuple[int, bool]]) -> int | None:
    """The first day by which half are filled, by Kaplan and Meier's product in exact fractions."""
    times, share = list(times), Fraction(1)
    for day in sorted({day for day, accepted in times if accepted}):
        at_risk = sum(last >= day for last, _accepted in times)
        share *= 1 - Fraction(times.count((day, True)), at_risk)
        if share <= Fraction(1, 2):
            return day
    return None


def _days(opening: Opening) -> list[date | None]:
    return [*sorted(opening.accepted), *[None] * opening.positions][: opening.positions]
