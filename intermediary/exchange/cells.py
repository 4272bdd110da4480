"""Clean one cell: from what a file says to the text PostgreSQL reads, or the reason why not, in plain words.

Every function takes a cell that is not empty, without spaces around it. What it returns is the value in PostgreSQL's
own notation, so that a million rows reach the database without becoming Python objects on the way.
"""

import re
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from intermediary.pages.forms import FIRST_YEAR, LAST_YEAR

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_NUMBER = re.compile(r"-?[0-9]*\.?[0-9]+", re.ASCII)
_QUARTER = re.compile(r"([0-9]{4})Q([1-4])", re.ASCII)


class Wrong(Exception):
    """A cell that cannot be stored: what is wrong with it, and how to mend it."""

    def __init__(self, problem: str, mend: str):
        super().__init__(problem)
        self.problem, self.mend = problem, mend


def shown(cell: str) -> str:
    """A cell as a message quotes it: short, and without signs that would upset a terminal."""
    text = cell if cell.isprintable() else cell.encode("unicode_escape").decode()
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"


def text(cell: str, longest: int) -> str:
    """Free text of at most `longest` signs. Line breaks are kept, other control characters refused."""
    if len(cell) > longest:
        raise Wrong(
            _("the text has %(size)d characters, %(most)d are stored") % {"size": len(cell), "most": longest},
            _("shorten it"),
        )
    if not cell.isprintable() and _CONTROL.search(cell):
        raise Wrong(_("%(cell)s holds a control character") % {"cell": shown(cell)}, _("type the text anew"))
    return cell


def key(cell: str, longest: int = 120) -> str:
    """The caller's own key, or a reference to one: one line."""
    if not cell.isprintable() and any(sign in cell for sign in "\n\r\t"):
        raise Wrong(_("the key %(cell)s spans several lines") % {"cell": shown(cell)}, _("write it on one line"))
    return text(cell, longest)


def patterned(cell: str, pattern: re.Pattern, what: str, example: str) -> str:
    """A code of a given shape."""
    if not pattern.fullmatch(cell):
        raise Wrong(_("%(cell)s is not %(what)s") % {"cell": shown(cell), "what": what}, _example(example))
    return cell


def day(cell: str) -> str:
    """A date, YYYY-MM-DD, in the years 1900 to 2100."""
    try:
        if len(cell) != 10 or cell[4] != "-" or cell[7] != "-":
            raise ValueError
        year = date.fromisoformat(cell).year
    except ValueError:
        raise Wrong(_("%(cell)s is not a date") % {"cell": shown(cell)}, _("write YYYY-MM-DD, as 2025-04-30")) from None
    _in_years(year, cell)
    return cell


def quarter(cell: str) -> str:
    """A calendar quarter, 2025Q1."""
    found = _QUARTER.fullmatch(cell.upper())
    if not found:
        raise Wrong(_("%(cell)s is not a quarter") % {"cell": shown(cell)}, _example("2025Q1"))
    _in_years(int(found[1]), cell)
    return found[0]


def _in_years(year: int, cell: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Wrong(
            _("%(cell)s is not in the years %(first)d to %(last)d")
            % {"cell": shown(cell), "first": FIRST_YEAR, "last": LAST_YEAR},
            _("check the year"),
        )


def number(cell: str, *, above: int | None, least: int, most: Decimal, what: str) -> str:
    """Dollars or hours with at most two decimals. `above` is excluded, `least` and `most` are included."""
    if not _NUMBER.fullmatch(cell):
        raise Wrong(
            _("%(cell)s is not a number") % {"cell": shown(cell)},
            _("write digits and a decimal point only, as 18.50; leave it empty where not known"),
        )
    whole, _point, decimals = cell.partition(".")
    if len(decimals.rstrip("0")) > 2:
        raise Wrong(_("%(cell)s has more than two decimals") % {"cell": shown(cell)}, _("round it, as 18.50"))
    value = Decimal(cell) if len(whole) < 30 else most + 1
    if value > most or value < least or (above is not None and value <= above):
        raise Wrong(
            _("%(cell)s is not possible: %(what)s") % {"cell": shown(cell), "what": what}, _("check the number")
        )
    return str(value.quantize(Decimal("0.01")))


def whole(cell: str, most: int) -> str:
    """A count: 0 or more."""
    if not (cell.isascii() and cell.isdigit()):
        raise Wrong(_("%(cell)s is not a whole number") % {"cell": shown(cell)}, _("write digits only, as 25"))
    if len(cell) > 12 or int(cell) > most:
        raise Wrong(_("%(cell)s is too large") % {"cell": shown(cell)}, _("check the number"))
    return str(int(cell))


def yes_no(cell: str) -> str:
    """yes or no; not known is an empty cell and never comes here."""
    said = cell.lower()
    if said not in ("yes", "no"):
        raise Wrong(
            _("%(cell)s is neither yes nor no") % {"cell": shown(cell)},
            _("write yes or no, and leave it empty where not known"),
        )
    return "t" if said == "yes" else "f"


def choice(cell: str, choices: tuple[str, ...]) -> str:
    """One of a list of words, in any case."""
    said = cell.lower()
    if said not in choices:
        raise Wrong(
            _("%(cell)s is not an accepted value") % {"cell": shown(cell)},
            _("write one of %(choices)s") % {"choices": ", ".join(choices)},
        )
    return said


def several(cell: str, clean, order: tuple[str, ...] = ()) -> str:
    """A list with ; between its values, as an array. Given an `order` it is kept in that order."""
    found = dict.fromkeys(clean(part.strip()) for part in cell.split(";") if part.strip())
    values = sorted(found, key=order.index) if order else found
    return "{" + ",".join('"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' for value in values) + "}"


def _example(example: str) -> str:
    return _("write it as %(example)s") % {"example": example}
