"""Calendar quarters (standard, section 0) and the windows of federal reports (section 1.4)."""

from datetime import date, timedelta
from typing import NamedTuple


class Span(NamedTuple):
    """From the first to the last day, both inclusive."""

    start: date
    end: date

    def __contains__(self, day) -> bool:
        return self.start <= day <= self.end


class Windows(NamedTuple):
    """Which days count for which item of one report (section 1.4)."""

    participants_msg: Span
    exiters: Span
    er_q2_median: Span
    er_q4_cred_ese: Span


def quarter_of(day: date) -> int:
    """The quarter index ``4 * year + (month - 1) // 3``."""
    return 4 * day.year + (day.month - 1) // 3


def quarter_name(quarter: int) -> str:
    """``2025Q1``."""
    return f"{quarter // 4}Q{quarter % 4 + 1}"


def quarter_named(name: str) -> int:
    """The index of ``2025Q1``; ``ValueError`` for anything else."""
    year, _, number = name.partition("Q")
    if len(year) != 4 or number not in {"1", "2", "3", "4"}:
        raise ValueError(f"{name!r} is not a quarter like 2025Q1")
    return 4 * int(year) + int(number) - 1


def quarter_span(quarter: int, quarters: int = 1) -> Span:
    """The days of ``quarters`` whole quarters of which ``quarter`` is the last."""
    return Span(_first_day(quarter - quarters + 1), _first_day(quarter + 1) - timedelta(days=1))


def after_exit(exit_on: date, quarters: int) -> Span:
    """The ``quarters``-th quarter after exit: always a whole calendar quarter."""
    return quarter_span(quarter_of(exit_on) + quarters)


def programme_year(year: int) -> Span:
    """1 July of ``year`` to 30 June of the next."""
    return Span(date(year, 7, 1), date(year + 1, 6, 30))


def report_windows(last: int, quarters: int) -> Windows:
    """The windows of a report whose last quarter is ``last``, with ``quarters`` rolled up (annual and rolling: 4)."""
    return Windows(*(quarter_span(last - lag, quarters) for lag in (0, 1, 4, 6)))


def annual_windows(year: int) -> Windows:
    """The windows of the annual report of programme year ``year``."""
    return report_windows(quarter_of(date(year + 1, 6, 30)), 4)


def _first_day(quarter: int) -> date:
    return date(quarter // 4, 3 * (quarter % 4) + 1, 1)
