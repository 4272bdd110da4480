"""Employment projections. National, table 1.2 (`occupation.xlsx`: “2024 National Employment Matrix code” and “title”,
“Occupation type”, “Employment, 2024”, “Employment, 2034”, in thousands, “Occupational openings, 2024–34 annual
average”, “Typical education needed for entry”); states, as Projections Central gives all of them (STFIPS, Area or
AreaName, OccCode, Title or Name, Base, Projected, PercentChange, AvgAnnualOpenings, BaseYear, ProjYear)."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from intermediary.research.loading.kind import Codes, FileKind, Job
from intermediary.research.loading.values import NotANumber, number, state
from intermediary.research.models import Projection

MATRIX = re.compile(r"(20\d{2})_national_employment_matrix_code")
OTHER_NAMES = {
    "areaname": "area", "occupation": "title", "name": "title", "base_year": "baseyear", "projected_year": "projyear",
    "projectedyear": "projyear", "percent_change": "percentchange", "avg_annual_openings": "avgannualopenings",
    "average_annual_openings": "avgannualopenings", "occ_code": "occcode", "st_fips": "stfips",
}  # fmt: skip
STATES = {"stfips", "occcode", "base", "projected", "avgannualopenings"}


def recognised(names: set[str]) -> bool:
    return _of_states(names) or any(MATRIX.fullmatch(name) for name in names)


def _of_states(names) -> bool:
    return {OTHER_NAMES.get(name, name) for name in names} >= STATES


def read(job: Job) -> Iterator[tuple[int, tuple]]:
    if _of_states(job.table.names):
        yield from _states(job)
    else:
        yield from _nation(job)


def _nation(job: Job) -> Iterator[tuple[int, tuple]]:
    names = job.table.names
    base = next(int(found[1]) for name in names if (found := MATRIX.fullmatch(name)))
    years = [int(name[-4:]) for name in names if re.fullmatch(r"employment_20\d{2}", name)]
    last = max(years, default=base + 10)
    openings = next((name for name in names if name.startswith("occupational_openings")), "")
    change = next((name for name in names if name.startswith("employment_change_percent")), "")
    kind = "occupation_type"
    job.period = job.period or f"{base}-{last}"
    codes = Codes(job, job.table.said(f"{base}_national_employment_matrix_code"))
    job.report.note(
        0, "", _("This is the national table."),
        _("Kept as figures of the United States; openings in a state are in the file of its own office."),
    )  # fmt: skip
    for line, row in job.table.dicts():
        cell = row[f"{base}_national_employment_matrix_code"]
        if not any(sign.isdigit() for sign in cell):
            job.report.passed_over[_("footnotes and headings")] += 1
        elif cell.startswith("00-") or (row.get(kind, "").lower() == "summary" and cell.endswith("0000")):
            job.report.passed_over[_("rows of whole major groups and of all occupations")] += 1
        elif code := codes.read(line, cell):
            cells = {
                "base": row.get(f"employment_{base}", ""), "projected": row.get(f"employment_{last}", ""),
                "change": row.get(change, ""), "openings": row.get(openings, ""),
            }  # fmt: skip
            if values := _values(job, line, cells, thousands=True):
                education = row.get("typical_education_needed_for_entry", "").strip("—–- ")
                yield line, ("00", "United States", code, base, last, *values[:-1], education[:100], values[-1])


def _states(job: Job) -> Iterator[tuple[int, tuple]]:
    job.table.names = [OTHER_NAMES.get(name, name) for name in job.table.names]
    codes, spans = Codes(job, job.table.said("occcode")), set()
    for line, row in job.table.dicts():
        fips, years = state(row["stfips"]), (row.get("baseyear", ""), row.get("projyear", ""))
        if fips is None or not all(re.fullmatch(r"20\d{2}", year) for year in years):
            job.report.refuse(
                line, "STFIPS", _("No state or no years: “%(fips)s”, %(years)s.")
                % {"fips": row["stfips"][:10], "years": "–".join(years)[:20]},
                _("Load the file as it was downloaded, with STFIPS, BaseYear and ProjYear."),
            )  # fmt: skip
        elif row["occcode"].replace("-", "").startswith("000000"):
            job.report.passed_over[_("rows of all occupations together")] += 1
        elif code := codes.read(line, row["occcode"]):
            cells = {
                "base": row["base"], "projected": row["projected"], "change": row.get("percentchange", ""),
                "openings": row["avgannualopenings"],
            }  # fmt: skip
            if values := _values(job, line, cells):
                spans.add(years)
                area = "United States" if fips == "00" else row.get("area", "")
                yield line, (fips, area[:60], code, int(years[0]), int(years[1]), *values[:-1], "", values[-1])
    job.period = job.period or "-".join(max(spans, default=("", "")))


def _values(job: Job, line: int, cells: dict[str, str], thousands: bool = False) -> tuple | None:
    values, marks = [], []
    for name, cell in cells.items():
        try:
            # A change of -1 per cent is a number, not the mark of a suppressed one.
            found, mark = number(cell + ".0") if name == "change" and cell == "-1" else number(cell.rstrip("%"))
        except NotANumber:
            job.report.refuse(
                line, name, _("“%(cell)s” is no number.") % {"cell": cell[:20]},
                _("Write a number, or leave the cell empty where the office publishes none."),
            )  # fmt: skip
            return None
        if name == "change" and mark == "-1.0":
            found, mark = -1, ""
        if mark:
            marks.append(f"{name} {mark}")
        if found is not None and name != "change":
            found = round(found * 1000) if thousands else round(found)
        values.append(found)
    return (*values, marks)


FILE = FileKind(
    Projection,
    key=("soc", "area"),
    columns=(
        "area", "area_title", "soc", "base_year", "projected_year", "base_employment", "projected_employment",
        "change_percent", "annual_openings", "education", "marks",
    ),
    covers=("area",),
    recognised=recognised,
    read=read,
    source="U.S. Bureau of Labor Statistics and state offices, Employment Projections",
    url="https://projectionscentral.org/",
)  # fmt: skip
