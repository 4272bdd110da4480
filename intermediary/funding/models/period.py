from datetime import date, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _


class Period(NamedTuple):
    """Whole calendar quarters, such as 2025Q3 to 2026Q2: from the first day of one to the last day of another."""

    start: str
    end: str

    @property
    def key(self) -> str:
        return f"{self.start}-{self.end}"

    @property
    def quarters(self) -> list[str]:
        return [f"{n // 4}Q{n % 4 + 1}" for n in range(_number(self.start), _number(self.end) + 1)]

    @property
    def first(self) -> date:
        return _first_day(_number(self.start))

    @property
    def last(self) -> date:
        return _first_day(_number(self.end) + 1) - timedelta(days=1)

    def __str__(self) -> str:
        if self.start == self.end:
            return _words(self.start)
        return _("%(first)s to %(last)s") % {"first": _words(self.start), "last": _words(self.end)}


def _words(quarter: str) -> str:
    year, number = quarter.split("Q")
    return _("Q%(quarter)s %(year)s") % {"quarter": number, "year": year}


def _number(quarter: str) -> int:
    year, number = quarter.split("Q")
    return 4 * int(year) + int(number) - 1


def _first_day(number: int) -> date:
    return date(number // 4, 3 * (number % 4) + 1, 1)
