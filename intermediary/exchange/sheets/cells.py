"""How a cell of any spreadsheet becomes a cell of the exchange format, by what kind of column it goes into."""

import re
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from intermediary.exchange.workbooks import cells
from intermediary.exchange.workbooks.cells import NOT_AVAILABLE, WRAPPED, Cell, no_figure, number_in, written
from intermediary.exchange.workbooks.spelling import fold, tidy

_QUARTERS = (
    (r"(?P<year>\d{4})\W*q(?:uarter|tr)?\W*(?P<quarter>[1-4])", re.I),
    (r"q(?:uarter|tr)?\W*(?P<quarter>[1-4])\W*(?P<year>\d{4}|\d\d)", re.I),
    (r"(?P<quarter>[1-4])\W*q(?:uarter|tr)?\W*(?P<year>\d{4}|\d\d)", re.I),
)


def unwrapped(raw) -> tuple[str, bool]:
    """The text of a cell, taken out of ="…" where somebody kept its zeros so, and whether it was in there."""
    text = tidy(written(raw))
    found = WRAPPED.match(text)
    return (found[1].strip(), True) if found else (text, False)


def coded(raw, text: str, code: str, *, short: bool = False) -> Cell:
    """The Cell of a code, with the kind of dirt around it. `short`: its leading zero had been lost."""
    if code == raw:
        return Cell(raw, code)
    if isinstance(raw, str):
        kind = "code_wrapped" if WRAPPED.match(raw.strip()) else "zero_lost" if short else "spaces"
        return Cell(raw, code, kind if code == text or short else "code_form")
    return Cell(raw, code, "zero_lost" if short else "code_number")


def _county(column, raw, reading):
    text, _wrapped = unwrapped(raw)
    if not re.fullmatch(r"\d{4,5}", text):
        return no_figure(raw, _("“%(text)s” is not a county's FIPS code of five digits"))
    return coded(raw, text, text.zfill(5), short=len(text) < 5)


def _soc(column, raw, reading):
    text, _wrapped = unwrapped(raw)
    found = re.fullmatch(r"(\d\d)\s*[-–.]?\s*(\d{4})(\.\d\d)?", text)
    if not found:
        return no_figure(raw, _("“%(text)s” is not an occupation code such as 31-1131"))
    return coded(raw, text, f"{found[1]}-{found[2]}{found[3] or ''}")


def _fein(column, raw, reading):
    text, _wrapped = unwrapped(raw)
    digits = re.sub(r"[\s–-]", "", text)
    if not re.fullmatch(r"\d{8,9}", digits):
        return no_figure(raw, _("“%(text)s” is not a federal employer number of nine digits"))
    code = digits.zfill(9)
    return coded(raw, text, f"{code[:2]}-{code[2:]}", short=len(digits) < 9)


def _cip(column, raw, reading):
    text, _wrapped = unwrapped(f"{raw:.4f}" if isinstance(raw, float) else raw)
    return cells.PARSERS["cip"](column, f"0{text}" if re.fullmatch(r"\d\.\d{2}(\d\d)?", text) else raw, reading)


def _whole(column, raw, reading):
    number, kind = number_in(raw)
    if number is None:
        return no_figure(raw, _("“%(text)s” is not a whole number"))
    if number in (Decimal(-99999), Decimal(-9999), Decimal("999999.99")):
        return Cell(raw, None, "not_available", unknown=True)
    if number != number.to_integral_value() or abs(number) >= 10**12:
        return Cell(raw, trouble=_("%(number)s is not possible here") % {"number": number})
    return Cell(raw, int(number), kind)


def _quarter(column, raw, reading):
    day = raw.date() if isinstance(raw, datetime) else raw if isinstance(raw, date) else None
    text = tidy(written(raw))
    if day:
        return Cell(raw, f"{day.year}Q{(day.month + 2) // 3}", "quarter_form")
    for pattern, flags in _QUARTERS:
        if found := re.fullmatch(pattern, text, flags):
            year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
            quarter = f"{year}Q{found['quarter']}"
            return Cell(raw, quarter, "" if quarter == raw else "quarter_form")
    return no_figure(raw, _("“%(text)s” is not a quarter such as 2025Q1"))


def _email(column, raw, reading):
    text = tidy(written(raw)).removeprefix("mailto:").strip("<>;, ")
    if not re.fullmatch(r"[^@\s;,]+@[^@\s;,]+\.[^@\s;,]+", text):
        return no_figure(raw, _("“%(text)s” is not an e-mail address"))
    return Cell(raw, text, "" if text == raw else "spaces")


def _phone(column, raw, reading):
    text, _wrapped = unwrapped(raw)
    digits = re.sub(r"\D", "", text)
    if len(digits) < 7 or re.search(r"[a-wyz]{4}", text.casefold()):
        return no_figure(raw, _("“%(text)s” is not a phone number"))
    if len(digits) == 11 and digits[0] == "1":
        digits = digits[1:]
    number = f"{digits[:3]}-{digits[3:6]}-{digits[6:]}" if len(digits) == 10 and text[:1] != "+" else text
    return Cell(raw, number, "" if number == raw else "phone_form")


def _id(column, raw, reading):
    """A key: without the spaces around it, as the file has it otherwise."""
    text, wrapped = unwrapped(raw)
    if _says_nothing(text):
        return Cell(raw, None, "not_available", unknown=True)
    return Cell(raw, text, "" if text == raw or not isinstance(raw, str) else "code_wrapped" if wrapped else "spaces")


def _text(column, raw, reading):
    """Text keeps its line breaks; N/A and the like say that nothing is known."""
    text = tidy(raw) if isinstance(raw, str) and "\n" not in raw else written(raw).strip()
    text = "".join(sign for sign in text if sign.isprintable() or sign == "\n")
    if _says_nothing(text) or text in {"-99999", "999999.99"}:
        return Cell(raw, None, "not_available", unknown=True)
    return Cell(raw, text or None, "" if text == raw or not isinstance(raw, str) else "spaces")


def _says_nothing(text: str) -> bool:
    return len(text) < 16 and not any(map(str.isdigit, text)) and fold(text) in NOT_AVAILABLE - {"none"}


PARSERS = {
    **cells.PARSERS,
    "text": _text,
    "id": _id,
    "county": _county,
    "soc": _soc,
    "fein": _fein,
    "cip": _cip,
    "whole": _whole,
    "quarter": _quarter,
    "email": _email,
    "phone": _phone,
}


def parse(column, raw, reading) -> Cell:
    """The Cell for what stands in a column: its value as text of the exchange format, None where not known or blank."""
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return Cell(raw if raw else None)
    cell = PARSERS[column.kind](column, raw, reading)
    if isinstance(cell.value, Decimal):
        cell.value = format(cell.value, "f")
    elif cell.value is not None:
        cell.value = cell.value.isoformat() if isinstance(cell.value, date) else str(cell.value)
    return cell
