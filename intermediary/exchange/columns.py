"""The kinds of columns a file can have: what PostgreSQL keeps, how a cell is cleaned, how a value is written out."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from django.utils.translation import gettext_lazy as _

from intermediary.exchange import cells
from intermediary.reference.counties import is_county
from intermediary.reference.industries import industry_code


@dataclass(frozen=True)
class Kind:
    """`sql` is the type while staged, `empty` the stored value of an empty cell, `written` SQL that writes one out.

    `reads` names how a cell of any spreadsheet becomes a cell of this kind (`sheets.cells.PARSERS`); `words` is the
    enumeration that its words come from.
    """

    sql: str
    clean: Callable[[str], str]
    empty: str = "null"
    written: str = "{}::text"
    reads: str = "text"
    words: type | None = None


@dataclass(frozen=True)
class Column:
    """A column of a file, and where its values go.

    `field` is a field of the file's model (default: of the same name), or `part.field` of a model that hangs on it
    one to one. `required` is True (the column must be there and filled), or "new" (filled, and there for new records).
    `refers` names the file whose keys the cells hold (`many`: a list of them); `names` is a model known by its name.
    `fallback` is SQL, over the table as `t`, for what is written out where a required value is not on record.
    """

    name: str
    kind: Kind
    field: str = ""
    required: bool | str = False
    refers: str = ""
    many: bool = False
    names: type | None = None
    fallback: str = ""

    @property
    def target(self) -> tuple[str, str]:
        """(part or "", field)."""
        part, _dot, field = (self.field or self.name).rpartition(".")
        return part, field


def text(longest: int = 200) -> Kind:
    """Free text; empty is the empty string."""
    return Kind("text", partial(cells.text, longest=longest), "''", "nullif({}, '')")


KEY = Kind("text", cells.key, reads="id")
NAME = Kind("text", partial(cells.key, longest=200), "''")
DATE = Kind("date", cells.day, written="to_char({}, 'YYYY-MM-DD')", reads="date")
BIRTH_DATE = replace(DATE, reads="birth_date")
YES_NO = Kind("boolean", cells.yes_no, written="case {} when true then 'yes' when false then 'no' end", reads="yes_no")
COUNT = Kind("integer", partial(cells.whole, most=2_147_483_647), reads="whole")
WAGE = Kind(
    "numeric(7,2)",
    partial(cells.number, above=0, least=0, most=Decimal(1000), what=_("an hourly wage is above 0 and at most 1000")),
    reads="wage",
)
WEEKLY_HOURS = Kind(
    "numeric(5,2)",
    partial(cells.number, above=0, least=0, most=Decimal(168), what=_("hours a week are above 0 and at most 168")),
    reads="hours",
)
QUARTER = Kind("text", cells.quarter, "''", "nullif({}, '')", reads="quarter")


def amount(digits: int, above: int | None = 0, what="") -> Kind:
    """Dollars or hours with two decimals, of at most `digits` digits in all."""
    most = Decimal(10) ** (digits - 2) - Decimal("0.01")
    what = what or _("the number must be above 0 and not absurdly large")
    clean = partial(cells.number, above=above, least=0, most=most, what=what)
    return Kind(f"numeric({digits},2)", clean, reads="money")


def choice(choices) -> Kind:
    """One word of an enumeration."""
    clean = partial(cells.choice, choices=tuple(choices.values))
    return Kind("text", clean, "''", "nullif({}, '')", reads="choice", words=choices)


def choices(choices) -> Kind:
    """Several words of an enumeration, kept in its order, so that the same set is the same value."""
    words = tuple(choices.values)
    return replace(_list(partial(cells.choice, choices=words), words), reads="choices", words=choices)


def _list(clean, order: tuple[str, ...] = ()) -> Kind:
    return Kind(
        "varchar[]", partial(cells.several, clean=clean, order=order), "'{}'", "nullif(array_to_string({}, ';'), '')"
    )


def phrases(longest: int = 120) -> Kind:
    """Several short texts with ; between them."""
    return _list(partial(cells.text, longest=longest))


def _shape(reads: str, pattern: str, what: str, example: str) -> Kind:
    clean = partial(cells.patterned, pattern=re.compile(pattern, re.ASCII), what=what, example=example)
    return Kind("text", clean, "''", "nullif({}, '')", reads=reads)


EMAIL = _shape("email", r"[^@\s;]+@[^@\s;]+\.[^@\s;]+", _("an e-mail address"), "ana@example.org")
PHONE = Kind("text", partial(cells.text, longest=30), "''", "nullif({}, '')", reads="phone")
NAICS = _shape("naics", r"\d{2,6}|\d\d-\d\d", _("a NAICS code of two to six digits"), "622110")
COUNTY = _shape("county", r"\d{5}", _("a county's FIPS code of five digits"), "09003")
ZIP = _shape("zip", r"\d{5}(-\d{4})?", _("a ZIP code of five digits"), "06103")
FEIN = _shape("fein", r"\d\d-?\d{7}", _("a federal employer number of nine digits"), "12-3456789")
SOC = _shape("soc", r"\d\d-?\d{4}(\.\d\d)?", _("an occupation code (SOC)"), "31-1131")
CIP = _shape("cip", r"\d\d(\.\d\d(\d\d)?)?", _("a programme code (CIP)"), "51.3902")


def _industry(cell: str) -> str:
    code = industry_code(cell)
    if code is None:
        raise cells.Wrong(
            _("NAICS 2022 has no industry %(cell)s") % {"cell": cells.shown(cell)},
            _("write a code of two to six digits, as 622110"),
        )
    return code


def _county(cell: str) -> str:
    if not is_county(cell):
        raise cells.Wrong(
            _("there is no county with the FIPS code %(cell)s") % {"cell": cells.shown(cell)},
            _("write its five digits, with the leading zero, as 09003"),
        )
    return cell


def _listed_key(cell: str) -> str:
    if ";" in cell:
        raise cells.Wrong(
            _("the key %(cell)s holds a semicolon, and lists of such keys could not be read")
            % {"cell": cells.shown(cell)},
            _("choose a key without ;"),
        )
    return cells.key(cell)


INDUSTRIES = _list(_industry)
COUNTIES = _list(_county)
KEYS = _list(cells.key)
LISTED_KEY = Kind("text", _listed_key, reads="id")
