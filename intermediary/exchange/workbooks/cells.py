"""One cell: from what stands in it to its normal form, with the kind of dirt found, or why it cannot be read."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite

from django.utils.translation import gettext as _

from intermediary.reference.occupations import is_cip

from .spelling import fold, tidy


@dataclass(slots=True)
class Cell:
    """`raw` as read, `value` in normal form (None: blank or not known), `kind` of dirt if any, `trouble` if unreadable.

    `unknown` is set where the cell says in some way that the figure is not known, which is not the same as blank.
    """

    raw: object
    value: object = None
    kind: str = ""
    trouble: str = ""
    unknown: bool = False


@dataclass(frozen=True)
class Reading:
    """What cells are read against: the day the workbook speaks of, and the day its serial dates count from."""

    as_of: date
    epoch_1904: bool = False


NOT_AVAILABLE = {"na", "notavailable", "notapplicable", "none", "null", "unknown", "tbd", "dk"}
MARKS = {"-", "--", "---", "?", "??", "???", ".", "#N/A", "#VALUE!", "#REF!", "#NAME?", "#DIV/0!", "#NULL!"}
_LOW = {Decimal(n) for n in ("-99999", "-9999", "-999", "-99")}
_HIGH = {Decimal(n) for n in ("999999.99", "999999", "99999.99", "99999", "9999999", "9999999.99")}
_LONGEST = {"text": 200, "name": 100}
_CENT = Decimal("0.01")
WRAPPED = re.compile(r'^="(.*)"$')


def parse(column, raw, reading):
    """The Cell for what stands in a column of the form."""
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return Cell(raw if raw else None)
    return PARSERS[column.kind](column, raw, reading)


def written(raw):
    """A cell as text: whole numbers without a point, as Excel shows them."""
    if isinstance(raw, bool):
        return "True" if raw else "False"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return raw.isoformat() if isinstance(raw, date) else str(raw)


def _text(column, raw, reading):
    text = written(raw)
    clean = tidy(text)
    if not clean:
        return Cell(raw)
    if len(clean) > (longest := _LONGEST[column.kind]):
        trouble = _("the text has %(size)s characters, at most %(most)s are stored")
        return Cell(raw, trouble=trouble % {"size": len(clean), "most": longest})
    return Cell(raw, clean, "" if clean == text or not isinstance(raw, str) else "spaces")


def _id(column, raw, reading):
    text = tidy(written(raw))
    text = wrapped[1] if (wrapped := WRAPPED.match(text)) else text
    if fold(text) in NOT_AVAILABLE or text in MARKS:
        return Cell(raw, None, "not_available", unknown=True)
    return Cell(raw, text, "" if text == raw or not isinstance(raw, str) else "spaces")


def _yes_no(column, raw, reading):
    cell = _choice(column, raw, reading)
    if cell.kind == "value_variant":
        cell.kind = "yes_no"
    return cell


def _choice(column, raw, reading):
    text = written(raw)
    clean = tidy(text)
    if clean in column.choices:
        return Cell(raw, clean, "" if clean == raw else "spaces" if isinstance(raw, str) else "value_variant")
    wanted = fold(clean)
    if wanted in column.accepted:
        return Cell(raw, column.accepted[wanted], "value_variant")
    if wanted in NOT_AVAILABLE - {"tbd"} or clean == "#N/A":
        return Cell(raw, None, "not_available", unknown=True)
    return Cell(raw, None, trouble=_("“%(text)s” is not one of the accepted values") % {"text": clean})


def _choices(column, raw, reading):
    cell = _choice(column, raw, reading)
    if cell.trouble and isinstance(raw, str):
        parts = [_choice(column, part, reading) for part in re.split(r"[;,|]", raw) if part.strip()]
        if parts and all(part.value for part in parts):
            joined = "; ".join(part.value for part in parts)
            return Cell(raw, joined, "" if joined == raw else "value_variant")
    return cell


def number_in(raw):
    """The Decimal in a cell with the kind of dirt around it; None where there is no number at all."""
    if isinstance(raw, Decimal):
        return raw, ""
    if isinstance(raw, int | float) and not isinstance(raw, bool) and isfinite(raw):
        return Decimal(int(raw) if raw == int(raw) else repr(raw)), ""
    if not isinstance(raw, str):
        return None, ""
    text, kind = tidy(raw), ""
    text = wrapped[1] if (wrapped := WRAPPED.match(text)) else text
    if unit := re.search(r"(?i)\s*(/|per|an)\s*(hr|hour|h)\.?$|\s+hourly$", text):
        text, kind = text[: unit.start()], "wage_per_hour"
    if unit := re.search(r"(?i)\s*(hours?|hrs?|h)\.?(\s*(/|per|a)\s*(week|wk)\.?)?$", text):
        text, kind = text[: unit.start()], "hours_text"
    if re.match(r"(?i)(us)?\s*\$|usd", text):
        text, kind = re.sub(r"(?i)^(us)?\s*\$|^usd", "", text).strip(), kind or "wage_dollar"
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", text):
        text, kind = text.replace(",", ""), kind or "thousands"
    if not re.fullmatch(r"-?(\d{1,12}(\.\d{0,9})?|\.\d{1,9})", text):
        return None, ""
    return Decimal(text), kind or ("spaces" if raw != raw.strip() else "number_text")


def amount(column, raw, reading):
    """Money or hours, within what the column says is possible."""
    number, kind = number_in(raw)
    if number is None:
        return no_figure(raw, _("“%(text)s” is not a number"))
    if number in _LOW:
        return Cell(raw, None, "sentinel_low", unknown=True)
    if number in _HIGH:
        return Cell(raw, None, "sentinel_high", unknown=True)
    if abs(number) >= 10**12:
        return Cell(raw, None, trouble=_("%(number)s is not possible here") % {"number": raw})
    low, high = column.possible or (number, number)
    if not low <= number <= high:
        return Cell(raw, None, trouble=_("%(number)s is not possible here") % {"number": number})
    rounded = number.quantize(_CENT, ROUND_HALF_UP)
    # A computed cell holds 17.900000000000002 and shows 17.90: that is no repair.
    if not kind and abs(rounded - number) > Decimal("0.000001"):
        kind = "rounded"
    return Cell(raw, rounded, kind)


def no_figure(raw, trouble):
    text = tidy(written(raw))
    if fold(text) in NOT_AVAILABLE or text.upper() in MARKS:
        return Cell(raw, None, "not_available", unknown=True)
    return Cell(raw, None, trouble=trouble % {"text": text})


def _zip(column, raw, reading):
    text = tidy(written(raw))
    text, wrapped = (found[1], True) if (found := WRAPPED.match(text)) else (text, False)
    found = re.fullmatch(r"(\d{3,5})(-?\d{4})?", text)
    if not found or (len(found[1]) < 5 and found[2]):
        return no_figure(raw, _("“%(text)s” is not a ZIP code of five digits"))
    code = found[1].zfill(5)
    if code == raw:
        return Cell(raw, code)
    return Cell(raw, code, "code_wrapped" if wrapped else "spaces" if code == text else "zip_number")


def _cip(column, raw, reading):
    text = f"{raw:.4f}" if isinstance(raw, float) else tidy(written(raw))
    text, kind = (found[1].strip(), "code_wrapped") if (found := WRAPPED.match(text)) else (text, "code_number")
    if not is_cip(text):
        return no_figure(raw, _("“%(text)s” is not a CIP code such as 51.3902"))
    return Cell(raw, text, "" if text == raw else "spaces" if isinstance(raw, str) and kind != "code_wrapped" else kind)


def _naics(column, raw, reading):
    text = tidy(written(raw))
    text, kind = (found[1].strip(), "code_wrapped") if (found := WRAPPED.match(text)) else (text, "code_number")
    if not re.fullmatch(r"\d{2,6}|\d\d-\d\d", text):
        return no_figure(raw, _("“%(text)s” is not a NAICS code of two to six digits"))
    return Cell(raw, text, "" if text == raw else "spaces" if isinstance(raw, str) and kind != "code_wrapped" else kind)


def _date(column, raw, reading):
    if isinstance(raw, datetime):
        return Cell(raw, raw.date())
    if isinstance(raw, date):
        return Cell(raw, raw)
    try:
        day, kind = _serial(raw, reading) if isinstance(raw, int | float) else _day(tidy(written(raw)), reading)
    except (ValueError, OverflowError):
        day, kind = None, ""
    if day is None or not 1900 <= day.year < 2200:
        return no_figure(raw, _("“%(text)s” is not a date"))
    return Cell(raw, day, kind)


def _birth_date(column, raw, reading):
    cell = _date(column, raw, reading)
    # Of a two-digit year only the last two digits are known: nobody is born after the day the workbook speaks of.
    if cell.kind == "date_us" and cell.value > reading.as_of and re.search(r"\D\d\d$", tidy(str(raw))):
        try:
            cell.value, cell.kind = cell.value.replace(year=cell.value.year - 100), "date_us_old_birth"
        except ValueError:  # 29 February of a year that was no leap year a century earlier
            return Cell(raw, trouble=_("“%(text)s” is not a date") % {"text": raw})
    return cell


def _serial(number, reading):
    if isinstance(number, bool) or not 1 <= number < 2_958_466:
        return None, ""
    start = date(1904, 1, 1) if reading.epoch_1904 else date(1899, 12, 30)  # Excel holds 1900 for a leap year
    return start + timedelta(days=int(number)), "date_serial"


def _day(text, reading):
    text = re.sub(r"(?i)[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m)?(Z|[+-]\d\d:?\d\d)?$", "", text)
    text = re.sub(r"(?i)^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\.?,? ", "", text)
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", text):
        return date(*map(int, text.split("-"))), "date_iso"
    if found := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{2}|\d{4})", text):
        month, day, year = map(int, found.groups())
        if len(found[3]) == 2:
            year += 1900 if year >= 69 else 2000
        return date(year, month, day), "date_us"
    if re.fullmatch(r"\d{5}", text):
        return _serial(int(text), reading)
    if re.fullmatch(r"(19|20)\d{6}", text):
        return date(int(text[:4]), int(text[4:6]), int(text[6:])), "date_iso"
    for pattern in ("%b %d %Y", "%B %d %Y", "%d %b %Y", "%d %B %Y", "%d %b %y"):
        try:
            plain = " ".join(text.replace(",", " ").replace(".", " ").replace("-", " ").split())
            return datetime.strptime(plain, pattern).date(), "date_month_name"  # noqa: DTZ007
        except ValueError:
            continue
    return None, ""


PARSERS = {
    "text": _text,
    "name": _text,
    "id": _id,
    "yes_no": _yes_no,
    "choice": _choice,
    "choices": _choices,
    "money": amount,
    "wage": amount,
    "hours": amount,
    "zip": _zip,
    "cip": _cip,
    "naics": _naics,
    "date": _date,
    "birth_date": _birth_date,
}
