"""Small files in the official layouts, with made-up figures: what the loaders are tried with."""

import csv
from pathlib import Path

from openpyxl import Workbook

_OEWS = (
    "AREA AREA_TITLE AREA_TYPE PRIM_STATE NAICS NAICS_TITLE I_GROUP OWN_CODE OCC_CODE OCC_TITLE O_GROUP TOT_EMP "
    "EMP_PRSE H_MEAN A_MEAN MEAN_PRSE H_PCT10 H_PCT25 H_MEDIAN H_PCT75 H_PCT90 A_PCT10 A_PCT25 A_MEDIAN A_PCT75 "
    "A_PCT90 ANNUAL HOURLY"
)
_QCEW = (
    "area_fips own_code industry_code agglvl_code size_code year qtr disclosure_code qtrly_estabs month1_emplvl "
    "month2_emplvl month3_emplvl total_qtrly_wages taxable_qtrly_wages qtrly_contributions avg_wkly_wage"
)
_STATES = "STFIPS Area OccCode Title BaseYear Base ProjYear Projected Change PercentChange AvgAnnualOpenings"

OEWS, QCEW, STATES = _OEWS.split(), _QCEW.split(), _STATES.split()
NATION = [
    "2024 National Employment Matrix title", "2024 National Employment Matrix code", "Occupation type",
    "Employment, 2024", "Employment, 2034", "Employment change, numeric, 2024–34",
    "Employment change, percent, 2024–34", "Occupational openings, 2024–34 annual average",
    "Typical education needed for entry",
]  # fmt: skip
STATES = "STFIPS Area OccCode Title BaseYear Base ProjYear Projected Change PercentChange AvgAnnualOpenings".split()  # noqa: SIM905
AREAS = (("25540", "Hartford, CT", "4"), ("47930", "Waterbury-Shelton, CT", "4"), ("12580", "Baltimore, MD", "4"),
         ("9", "Connecticut", "2"), ("24", "Maryland", "2"), ("99", "U.S.", "1"))  # fmt: skip


def oews(path: Path, changes: dict | None = None, codes=("51-4041", "51-9161", "51-4121"), areas=AREAS) -> Path:
    """Wages of some occupations in some areas. `changes`: (area, code) → cells that differ."""
    rows = []
    for area, title, kind in areas:
        for place, code in enumerate(codes):
            base = 18 + 2 * place + (3 if kind == "4" else 0)
            wages = {f"H_{name}": base + more for name, more in zip(SPREAD, (0, 3, 6, 10, 15), strict=True)}
            cells = {
                "AREA": area, "AREA_TITLE": title, "AREA_TYPE": kind, "NAICS": "000000", "I_GROUP": "cross-industry",
                "OWN_CODE": "1235", "OCC_CODE": code, "O_GROUP": "detailed", "TOT_EMP": "1,250", "H_MEAN": base + 7,
                "A_MEAN": (base + 7) * 2080, **wages, **{f"A{name[1:]}": pay * 2080 for name, pay in wages.items()},
            }  # fmt: skip
            rows.append(cells | (changes or {}).get((area, code), {}))
    return write(path, OEWS, [[row.get(name, "") for name in OEWS] for row in rows])


SPREAD = ("PCT10", "PCT25", "MEDIAN", "PCT75", "PCT90")


def qcew(path: Path, counties, industries, year: int = 2025, quarter: int = 1, more=()) -> Path:
    """Private establishments of industries (code, level) in counties; `more` are further rows."""
    rows = [
        [fips, "5", code, level, "0", year, quarter, "", 40 + place, 900, 930, 960, 18_000_000, 0, 0, 1_490]
        for place, fips in enumerate(counties)
        for code, level in industries
    ]
    return write(path, QCEW, [*rows, *more])


def states(path: Path, rows) -> Path:
    """Rows are (state, area, code, base, projected, per cent, openings)."""
    filled = [[fips, area, code, "", 2022, base, 2032, to, "", change, openings]
              for fips, area, code, base, to, change, openings in rows]  # fmt: skip
    return write(path, STATES, filled)


def nation(path: Path, rows) -> Path:
    """Rows are (code, kind, employment then and later in thousands, per cent, openings in thousands)."""
    filled = [[code, code, kind, base, to, "", change, openings, "Postsecondary nondegree award"]
              for code, kind, base, to, change, openings in rows]  # fmt: skip
    preamble = [["Table 1.2 Occupational projections, 2024–34, and worker characteristics, 2024"]]
    footnote = ["Footnotes: [1] Data are from the OEWS program."]
    return write(path, NATION, [*filled, footnote], preamble)


def areas(path: Path, rows) -> Path:
    """Rows are (state, county, area, title)."""
    header = ["FIPS code", "State", "State abbreviation", "May 2025 MSA code", "May 2025 MSA name", "County code",
              "Township code", "County name"]  # fmt: skip
    return write(path, header, [[s, "", "", area, title, county, "0", ""] for s, county, area, title in rows])


def crosswalk(path: Path, pairs) -> Path:
    header = ["2010 SOC Code", "2010 SOC Title", "2018 SOC Code", "2018 SOC Title"]
    preamble = [["Crosswalk from the 2010 SOC to the 2018 SOC"], [], ["November 2017"]]
    return write(path, header, [[old, f"Old {old}", new, f"New {new}"] for old, new in pairs], preamble)


def soc(path: Path, rows) -> Path:
    """Rows are (major, minor, broad, detailed, title), all but one code empty."""
    header = ["Major Group", "Minor Group", "Broad Group", "Detailed Occupation", ""]
    return write(path, header, rows, [["2018 Standard Occupational Classification System"], []])


def write(path: Path, header, rows, preamble=()) -> Path:
    """As CSV, tab-separated text or a workbook, by the ending."""
    if path.suffix == ".xlsx":
        book = Workbook()
        for row in (*preamble, header, *rows):
            book.active.append(list(row))
        book.save(path)
        return path
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter="\t" if path.suffix == ".txt" else ",").writerows((*preamble, header, *rows))
    return path
