"""Wages by occupation and area (`all_data_M_2025.xlsx`, `MSA_M2025_dl.xlsx`, `state_M2025_dl.xlsx`, `national_…`):
AREA, AREA_TITLE, AREA_TYPE (1 nation, 2 state, 3 territory, 4 metropolitan, 6 nonmetropolitan), NAICS, I_GROUP,
OWN_CODE, OCC_CODE, OCC_TITLE, O_GROUP, TOT_EMP, H_MEAN, A_MEAN, H_PCT10 … H_PCT90, A_PCT10 … A_PCT90, ANNUAL."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from intermediary.research.enums import Level
from intermediary.research.loading.kind import Codes, FileKind, Job
from intermediary.research.loading.values import NotANumber, number
from intermediary.research.models import Wage

HOURLY = ("h_mean", "h_pct10", "h_pct25", "h_median", "h_pct75", "h_pct90")
ANNUAL = ("a_mean", "a_pct10", "a_pct25", "a_median", "a_pct75", "a_pct90")
LEVELS = {"1": Level.NATION, "2": Level.STATE, "3": Level.STATE, "4": Level.METRO, "6": Level.NONMETRO}
WIDTH = {Level.NATION: 2, Level.STATE: 2, Level.METRO: 5, Level.NONMETRO: 7}
NAMED = re.compile(r"M_?(20\d{2})")


def recognised(names: set[str]) -> bool:
    return {"occ_code", "tot_emp", "h_median", "a_median"} <= names


def read(job: Job) -> Iterator[tuple[int, tuple]]:
    job.period = _period(job)
    codes = Codes(job, job.table.said("occ_code"))
    national = "area" not in job.table.names
    if national:
        job.report.note(
            0, "", _("This is the national file, in the layout without areas."),
            _("Kept as figures of the United States; wages of a region are in the files of metropolitan areas and "
              "states."),
        )  # fmt: skip
    kept: set[str] = set()
    for line, row in job.table.dicts():
        if row.get("i_group", "cross-industry") not in ("cross-industry", "") or row.get("naics", "0").strip("0"):
            job.report.passed_over[_("rows of single industries")] += 1
            continue
        if row.get("own_code", "1235") not in ("1235", ""):
            job.report.passed_over[_("rows of single kinds of owner")] += 1
            continue
        if row.get("o_group") == "total" or row["occ_code"] in ("00-0000", "000000"):
            job.report.passed_over[_("rows of all occupations together")] += 1
            continue
        level = Level.NATION if national else LEVELS.get(row.get("area_type", ""), "")
        area = "99" if national else row["area"]
        if not level or not area.isdigit():
            job.report.refuse(
                line, "AREA", _("“%(area)s” is no area of a type from 1 to 6.") % {"area": area[:20]},
                _("Load the file as the bureau publishes it."),
            )  # fmt: skip
            continue
        code = codes.read(line, row["occ_code"])
        if code and (found := _wages(job, line, row)):
            kept.add(level)
            yield line, (area.zfill(WIDTH[level]), row.get("area_title", "U.S.")[:200], level, code, *found)
    if kept == {Level.NATION} and not national:
        job.report.note(
            0, "AREA_TYPE", _("Every row is of the whole United States."),
            _("Kept as national figures. For a region load the file of metropolitan areas, or of states."),
        )  # fmt: skip


def _period(job: Job) -> str:
    """The May it is of: as the file's name or sheet says, else as the caller did. Both must agree."""
    found = NAMED.search(job.file_name) or re.search(r"May (20\d{2})", job.table.sheet)
    said = job.period[:4]
    if found and said and said != found[1]:
        job.report.refuse(
            0, "", _("The file says %(year)s, and %(said)s was asked for.") % {"year": found[1], "said": said},
            _("Leave the year away, or load the file of that year."),
        )  # fmt: skip
    if not found and not said:
        job.report.refuse(
            0, "", _("Neither the file nor its name says of which year it is."), _("Say it: --period 2025-05")
        )
    return f"{found[1] if found else said}-05"


def _wages(job: Job, line: int, row: dict[str, str]) -> tuple | None:
    """Employment, wages and marks of a row; None where a cell is no number, which is said."""
    values, marks = [], []
    for name in ("tot_emp", *HOURLY, *ANNUAL):
        try:
            found, mark = number(row.get(name, ""))
        except NotANumber:
            job.report.refuse(
                line, job.table.said(name), _("“%(cell)s” is no number.") % {"cell": row[name][:20]},
                _("Write a number, or the bureau's mark: *, ** or #."),
            )  # fmt: skip
            return None
        values.append(found)
        if mark:
            marks.append(f"{name} {mark}")
    annual = row.get("annual", "").upper() == "TRUE"
    hourly, yearly = values[1:7], values[7:]
    if not annual and not any(hourly) and any(yearly):
        annual = True
    employment = int(values[0]) if values[0] is not None else None
    return (employment, *hourly, *yearly, annual, marks)


FILE = FileKind(
    Wage,
    key=("soc", "area"),
    columns=("area", "area_title", "level", "soc", "employment", *HOURLY, *ANNUAL, "annual_only", "marks"),
    covers=("area",),
    recognised=recognised,
    read=read,
    source="U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics",
    url="https://www.bls.gov/oes/tables.htm",
)
