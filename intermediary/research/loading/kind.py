"""What the loader must know of one kind of file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from intermediary.reference import occupations
from intermediary.research.loading.report import Report
from intermediary.research.loading.table import Table
from intermediary.research.models import Recoded


@dataclass
class Job:
    """One load: the table read, where it is told what, and what the caller said about it."""

    table: Table
    report: Report
    file_name: str
    released_on: date
    period: str = ""  # as the caller said it, else as the file does
    states: frozenset[str] = frozenset()  # of whose counties figures are kept; empty: of all
    recoded: dict[str, tuple[str, ...]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class FileKind:
    """`recognised` looks at the headers; `read` yields (line, values in the order of `columns`), having set the period.

    A row in force that is of the same `covers` as a row of the file, and not in the file, is retired by it.
    """

    model: type
    key: tuple[str, ...]
    columns: tuple[str, ...]
    covers: tuple[str, ...]
    recognised: Callable[[set[str]], bool]
    read: Callable[[Job], Iterator[tuple[int, tuple]]]
    source: str
    url: str
    licence: str = "Public domain (work of the United States government)"
    several_periods: bool = False  # figures of older periods stay beside newer ones


def crosswalk() -> dict[str, tuple[str, ...]]:
    """Codes of SOC 2010 → their codes in SOC 2018: as loaded, else those that come with the project."""
    found: dict[str, tuple[str, ...]] = {}
    for old, new in Recoded.objects.order_by("old", "new").values_list("old", "new"):
        found[old] = (*found.get(old, ()), new)
    return found or dict(occupations.recoded())


class Codes:
    """Occupation codes of a file, as SOC 2018 has them: what was put right is noted once a code, nothing is dropped
    without a word."""

    def __init__(self, job: Job, column: str):
        self.job, self.column, self.seen = job, column, {}
        merged: dict[str, set[str]] = {}
        for old, new in job.recoded.items():
            if len(new) == 1 and old not in job.known:
                merged.setdefault(new[0], set()).add(old)
        self.merged = {new for new, olds in merged.items() if len(olds) > 1}

    def read(self, line: int, cell: str) -> str | None:
        """The code to keep a row under; None where it cannot be kept, which is said."""
        if cell not in self.seen:
            self.seen[cell] = self._read(line, cell)
        return self.seen[cell]

    def _read(self, line: int, cell: str) -> str | None:
        code, report = occupations.soc_code(cell), self.job.report
        if code is None:
            report.refuse(
                line, self.column, _("“%(code)s” is no SOC code.") % {"code": cell[:20]},
                _("Write six digits, such as 51-4041 or 514041."),
            )  # fmt: skip
            return None
        if code in self.job.known:
            return code
        became = self.job.recoded.get(code, ())
        if len(became) == 1 and became[0] not in self.merged:
            report.note(
                line, self.column, _("%(old)s is a code of SOC 2010.") % {"old": code},
                _("Kept as %(new)s, as the official crosswalk says.") % {"new": became[0]},
            )  # fmt: skip
            return became[0]
        if became:
            report.note(
                line, self.column, _("%(old)s is a code of SOC 2010.") % {"old": code},
                _("Left out: the crosswalk makes it %(new)s together with others, and wages or counts of several codes "
                  "cannot be told apart. Load a file of a newer year.") % {"new": ", ".join(became)},
            )  # fmt: skip
            return None
        report.note(
            line, self.column, _("%(code)s is not in the table of occupations.") % {"code": code},
            _("Kept as it is. Load the SOC structure to give it a title."),
        )  # fmt: skip
        return code
