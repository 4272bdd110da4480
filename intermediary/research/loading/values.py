"""Cells of official files: codes in any spelling, numbers with commas, and the marks that stand for no number.

OEWS: `*` no wage estimate, `**` no employment estimate, `#` at or above the highest wage published ($115.00 an hour or
$239,200 a year since May 2022, $100.00 and $208,000 before), `~` under half a per cent. Other offices write -1, N, ND,
(D), – or leave the cell empty. (“Field descriptions” sheet of the OEWS tables; “QCEW Disclosure Codes”, BLS.)
"""

from decimal import Decimal, InvalidOperation

SUPPRESSED = {"*", "**", "#", "~", "-1", "-1.0", "-1.00", "N", "ND", "NA", "N/A", "(D)", "D", "-", "–", "—"}


class NotANumber(ValueError):
    """What stands there is neither a number nor a known mark."""


def number(cell: str) -> tuple[Decimal | None, str]:
    """(number or None, the mark in place of one). Raises NotANumber."""
    if not cell:
        return None, ""
    if cell.upper() in SUPPRESSED:
        return None, cell
    try:
        found = Decimal(cell.replace(",", "").replace("$", ""))
    except InvalidOperation:
        raise NotANumber(cell) from None
    if not found.is_finite():
        raise NotANumber(cell)
    return found, ""


def county(cell: str) -> str | None:
    """A county's five digits, with the leading zero that a spreadsheet took; None for what is no such code."""
    return cell.zfill(5) if cell.isdigit() and 4 <= len(cell) <= 5 else None


def state(cell: str) -> str | None:
    """A state's two digits, `0` and `00` for the nation; None for what is no such code."""
    return cell.zfill(2) if cell.isdigit() and len(cell) <= 2 else None
