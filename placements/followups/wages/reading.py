"""Read a file of wage records as agencies save it: any spreadsheet, other headings, dollar signs, odd quarters."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from intermediary.exchange.sheets import open_file
from intermediary.exchange.workbooks import NotThisWorkbook
from intermediary.exchange.workbooks.cells import number_in, written
from placements.outcomes.oracle.dates import quarter_name, quarter_of

HEADINGS = {
    "participant": ("participant", "participantid", "participantkey", "id", "key", "uniqueid"),
    "quarter": ("quarter", "yearquarter", "yrqtr", "yearqtr", "qtr", "period", "wagequarter"),
    "fein": ("fein", "ein", "employer", "employerfein", "employerid", "employeraccount"),
    "amount": ("amount", "wages", "wage", "earnings", "totalwages", "grosswages", "pay"),
}
NEEDED = ("participant", "quarter", "amount")
QUARTERS = (
    r"(?P<year>\d{4})\W*(?:q|qtr|quarter)?\W*0?(?P<q>[1-4])",
    r"(?:q|qtr|quarter)\W*(?P<q>[1-4])\W*(?P<year>\d{4}|\d\d)",
    r"(?P<q>[1-4])\W*(?:q|qtr|quarter)\W*(?P<year>\d{4}|\d\d)",
)
MOST = Decimal("9999999.99")
NOT_YET = Decimal("999999.99")  # PIRL: earnings not yet available


@dataclass(frozen=True)
class Problem:
    """What is wrong with one row, and how to mend it. No key or name stands in it: it is kept with the report."""

    row: int
    column: str
    problem: str
    mend: str


@dataclass
class Read:
    """(participant's key, quarter, fein) → dollars, with what was left out and what was dirty."""

    amounts: dict[tuple[str, str, str], Decimal] = field(default_factory=dict)
    rows_of: dict[tuple[str, str, str], int] = field(default_factory=dict)
    rows: int = 0
    repeated: int = 0
    added_up: int = 0
    mended: int = 0
    problems: list[Problem] = field(default_factory=list)


def read(content: bytes, file_name: str, as_of: date) -> Read:
    """Raises NotThisWorkbook for a file that is no table, or that lacks a column that is needed."""
    sheets = open_file(content, file_name).sheets
    found = Read()
    seen: dict[tuple, set[Decimal]] = defaultdict(set)
    for rows in sheets.values():
        places, number = {}, 0
        for number, row in enumerate(rows, 1):
            if not any(_text(cell) for cell in row):
                continue
            if not places:
                places = _places(row)
                continue
            _take(found, seen, number, {name: row[at] if at < len(row) else "" for name, at in places.items()}, as_of)
        if number:
            break  # the first sheet that holds anything
    return found


def _places(header) -> dict[str, int]:
    names = [re.sub(r"[^a-z]", "", _text(cell).casefold()) for cell in header]
    places = {}
    for column, known in HEADINGS.items():
        at = next((names.index(name) for name in known if name in names), None)
        if at is not None:
            places[column] = at
    missing = [column for column in NEEDED if column not in places]
    if missing:
        raise NotThisWorkbook(
            _("The first row lacks the column %(columns)s. It names participant, quarter, fein and amount.")
            % {"columns": ", ".join(missing)}
        )
    return places


def _take(found: Read, seen, number: int, row: dict, as_of: date) -> None:
    found.rows += 1
    key, problems = _text(row["participant"]).lstrip("'"), []
    quarter, clean = _quarter(row["quarter"])
    amount, dirt = number_in(row["amount"])
    if not key:
        problems.append(Problem(number, "participant", _("no participant"), _("name them by their ID")))
    if quarter is None:
        problems.append(Problem(number, "quarter", _("this is not a quarter"), _("write it as 2025Q1")))
    elif quarter >= quarter_of(as_of):
        problems.append(Problem(number, "quarter", _("this quarter is not over yet"), _("correct the quarter")))
    if amount is None:
        problems.append(Problem(number, "amount", _("no amount"), _("write dollars, or 0 where no pay was found")))
    elif amount < 0 or amount > MOST or amount == NOT_YET:
        problems.append(Problem(number, "amount", _("this cannot be the pay of a quarter"), _("correct the amount")))
    if problems:
        found.problems += problems
        return
    fein = _fein(row.get("fein", ""))
    amount = round(amount, 2)
    where = key, quarter_name(quarter), fein
    found.mended += bool(dirt not in ("", "number_text") or not clean)
    found.rows_of.setdefault(where, number)
    if amount in seen[where]:
        found.repeated += 1  # the same row twice
        return
    if seen[where]:
        found.added_up += 1  # two accounts of one employer
    seen[where].add(amount)
    found.amounts[where] = found.amounts.get(where, Decimal(0)) + amount


def _quarter(raw) -> tuple[int | None, bool]:
    """The index of a quarter, and whether it was written as it should be."""
    if isinstance(raw, datetime | date):
        return quarter_of(raw), False
    text = _text(raw)
    for pattern in QUARTERS:
        if match := re.fullmatch(pattern, text, re.I):
            year = int(match["year"]) if len(match["year"]) == 4 else 2000 + int(match["year"])
            return 4 * year + int(match["q"]) - 1, bool(re.fullmatch(r"\d{4}Q[1-4]", text))
    return None, False


def _fein(raw) -> str:
    digits = re.sub(r"\D", "", _text(raw))
    return f"{digits.zfill(9)[:2]}-{digits.zfill(9)[2:]}" if 0 < len(digits) <= 9 else ""


def _text(raw) -> str:
    return " ".join(written(raw).split()) if raw not in (None, "") else ""
