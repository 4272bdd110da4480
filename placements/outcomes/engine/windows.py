"""Which exits, and which days of progress, count in one report (outcome measures, section 1.4).

*federal*: the cohort windows of a report, lagged as the Department of Labor lags them; the report is that of a
programme year (`PY2023`) or of a single quarter (`2025Q1`). *current*, for our own pages, is bound to no lag:

- employment, earnings, same employer: every exit whose measured quarter has ended by `as_of`;
- credential: every exit whose 365 days are over by `as_of`;
- skill gains: the programme year that contains `as_of`, with what was gained in it so far.

In both modes an exit in the window that cannot be measured yet is immature, and what was not known by `as_of` is no
fact. An open period has no exit: it counts for skill gains only.
"""

import re
from datetime import date
from typing import NamedTuple

from placements.outcomes.oracle import dates
from placements.outcomes.oracle.dates import Span

PERIOD = re.compile(r"PY(\d{4})|(\d{4}Q[1-4])", re.ASCII)
ANY_DAY = Span(date.min, date.max)


class Windows(NamedTuple):
    """Days of progress that count for skill gains; exits that count by their second, and by their fourth quarter (the
    credential is of those too)."""

    progress: Span
    second: Span
    fourth: Span

    @property
    def parameters(self) -> dict[str, date]:
        """As the statements name them: `second_start`, `second_end`, …"""
        return {
            f"{name}_{end}": getattr(span, end) for name, span in self._asdict().items() for end in ("start", "end")
        }


def current(as_of: date) -> Windows:
    return Windows(dates.programme_year(_year_of(as_of)), ANY_DAY, ANY_DAY)


def federal(period: str) -> Windows:
    """The windows of the report of `PY2023` or `2025Q1`. ValueError for anything else."""
    named = PERIOD.fullmatch(period)
    if not named:
        raise ValueError(period)
    year, quarter = named.groups()
    found = dates.annual_windows(int(year)) if year else dates.report_windows(dates.quarter_named(quarter), 1)
    return Windows(found.participants_msg, found.er_q2_median, found.er_q4_cred_ese)


def last_full_year(as_of: date) -> str:
    """The last programme year that is over at the end of `as_of`: what a federal report is about by default."""
    year = _year_of(as_of)
    return f"PY{year if as_of == dates.programme_year(year).end else year - 1}"


def _year_of(day: date) -> int:
    return day.year if day.month >= 7 else day.year - 1
