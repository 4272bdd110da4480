"""Occupations (SOC 2018) and programmes of study (CIP 2020): the shape of their codes, and titles.

`data/occupations.csv` has the occupations for which the Bureau of Labor Statistics publishes wages (OEWS, May 2025, its
file `oe.occupation` of 2026-05-15, public domain), and eight detailed ones that it publishes only together. A code that
is not among them is accepted without a title. `data/recoded_occupations.csv` has those lines of the bureau's crosswalk
from SOC 2010 that touch health care, manufacturing, logistics and IT. The whole of both is loaded by
`load_research soc` and `crosswalk`.
"""

import csv
import re
from functools import cache
from pathlib import Path
from types import MappingProxyType

DATA = Path(__file__).parent / "data"
# Major groups are the odd numbers 11-55; the four digits behind are a minor group, broad and detailed occupation.
_SOC = re.compile(r"(?:1[13579]|2[13579]|3[13579]|4[13579]|5[135])-\d{4}")
_LOOSE = re.compile(r"(\d{2})[-–. ]?(\d{4})(?:\.\d{2})?")
_CIP = re.compile(r"\d{2}(?:\.\d{2}(?:\d{2})?)?")


@cache
def occupations():
    """Every occupation of the table → its title. Read-only."""
    return MappingProxyType({row["code"]: row["title"] for row in _table("occupations.csv")})


@cache
def recoded():
    """Codes of SOC 2010 that SOC 2018 changed → the codes they became; several where one was split. Read-only."""
    found: dict[str, tuple[str, ...]] = {}
    for row in _table("recoded_occupations.csv"):
        found[row["old"]] = (*found.get(row["old"], ()), row["new"])
    return MappingProxyType(found)


def is_soc(code):
    """Has this the shape of a SOC 2018 code (`31-1131`), in a major group that exists?"""
    return bool(_SOC.fullmatch(code))


def soc_code(text):
    """The code a person or a file meant (`311131`, `31-1131.00`, `31–1131`), or None for what is none."""
    found = _LOOSE.fullmatch(str(text).strip())
    code = "-".join(found.groups()) if found else ""
    return code if is_soc(code) else None


def is_cip(code):
    """Has this the shape of a CIP code: a series `51`, a subseries `51.39` or a programme `51.3902`?"""
    return bool(_CIP.fullmatch(code))


def occupation_title(code):
    """The title of an occupation, or "" where the table has none: no title does not mean no occupation."""
    return occupations().get(code, "")


def search(text, limit=25):
    """Occupations whose code begins with the text, or whose title holds all its words, as `[(code, title)]`.

    Single occupations before the groups that hold them.
    """
    words = text.casefold().split()
    if not words:
        return []
    digits = words[0].replace("-", "").replace(".", "")
    found = [
        (code, title)
        for code, title in occupations().items()
        if (len(words) == 1 and digits.isdigit() and code.replace("-", "").startswith(digits[:6]))
        or all(word in title.casefold() for word in words)
    ]
    return sorted(found, key=lambda row: (row[0].endswith("0"), row[0]))[:limit]


def _table(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
