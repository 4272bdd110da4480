"""Quarterly Census of Employment and Wages, as CSV (`2025.q1-q1.singlefile.csv`, one area or industry): area_fips,
own_code, industry_code, agglvl_code, size_code, year, qtr, disclosure_code, qtrly_estabs, month1_emplvl …
month3_emplvl, total_qtrly_wages, avg_wkly_wage and others. Aggregation levels 70 to 78 are of counties: 70 and 71 all
industries, 74 sectors, 75 to 78 industries of three to six digits. Where disclosure_code is N, jobs and wages are not
disclosed and stand as 0. (“QCEW Field Layouts”, “Aggregation Level Codes”, BLS.)"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from intermediary.reference.counties import REPLACED, is_county
from intermediary.reference.industries import industry_code
from intermediary.research.loading.kind import FileKind, Job
from intermediary.research.loading.values import NotANumber, county, number
from intermediary.research.models import CountyIndustry

LEVELS = {"70", "71", "74", "75", "76", "77", "78"}
MONTHS = ("month1_emplvl", "month2_emplvl", "month3_emplvl")
NEEDED = {"area_fips", "own_code", "industry_code", "agglvl_code", "year", "qtr"}
ESTABLISHMENTS = ("qtrly_estabs", "qtrly_estabs_count")  # the second in the files by area


def recognised(names: set[str]) -> bool:
    return names >= NEEDED


def read(job: Job) -> Iterator[tuple[int, tuple]]:
    report, names = job.report, job.table.names
    establishments = next((name for name in ESTABLISHMENTS if name in names), "")
    if not establishments:
        report.refuse(
            0, "", _("This is the file of annual averages, or another layout without qtrly_estabs."),
            _("Load the quarterly file (qtrly_singlefile, or one area's quarter)."),
        )  # fmt: skip
        return
    old_counties, unknown, quarters = set(), {}, set()
    for line, row in job.table.dicts():
        if row["agglvl_code"] not in LEVELS:
            report.passed_over[_reason(row["agglvl_code"])] += 1
            continue
        fips = county(row["area_fips"])
        if fips is None:
            report.refuse(
                line, "area_fips", _("“%(cell)s” is no county.") % {"cell": row["area_fips"][:12]},
                _("Write its five FIPS digits."),
            )  # fmt: skip
            continue
        if fips.endswith("999") or not is_county(fips):
            report.passed_over[_("rows of establishments whose county is not known")] += 1
            continue
        if job.states and fips[:2] not in job.states:
            report.passed_over[_("rows of counties in states without an initiative")] += 1
            continue
        if row.get("size_code", "0") not in ("0", ""):
            report.passed_over[_("rows of one size of establishment")] += 1
            continue
        naics = "10" if row["industry_code"] == "10" else industry_code(row["industry_code"])
        if naics is None:
            naics = row["industry_code"][:6]
            unknown.setdefault(naics, line)
        if fips in REPLACED:
            old_counties.add(fips)
        quarters.add(quarter := f"{row['year']}Q{row['qtr']}")
        if values := _values(job, line, row, establishments):
            yield line, (fips, naics, row["own_code"], quarter, *values)
    for naics, line in unknown.items():
        report.note(
            line, "industry_code", _("NAICS 2022 has no industry %(code)s.") % {"code": naics},
            _("Kept as it is: the file may be of an older revision."),
        )  # fmt: skip
    if old_counties:
        report.note(
            0, "area_fips",
            _("%(n)s counties are of the map before 2022, such as Connecticut's eight.") % {"n": len(old_counties)},
            _("Kept under their old codes: %(codes)s. They show on no page of the planning regions that replaced them, "
              "for which the bureau publishes figures since 2024.") % {"codes": ", ".join(sorted(old_counties))},
        )  # fmt: skip
    job.period = max(quarters, default=job.period)


def _reason(level: str) -> str:
    if level in ("72", "73"):
        return _("rows of domains and supersectors, which NAICS does not have")
    return _("rows of the nation, states and metropolitan areas") if level.isdigit() else _("rows without a level")


def _values(job: Job, line: int, row: dict[str, str], establishments: str) -> tuple | None:
    found = {}
    for name in (establishments, *MONTHS, "total_qtrly_wages", "avg_wkly_wage"):
        try:
            found[name], _mark = number(row.get(name, ""))
        except NotANumber:
            job.report.refuse(
                line, name, _("“%(cell)s” is no number.") % {"cell": row[name][:20]},
                _("Write a number; what is not disclosed has disclosure_code N."),
            )  # fmt: skip
            return None
    if row["qtr"] not in ("1", "2", "3", "4") or found[establishments] is None:
        job.report.refuse(line, "qtr", _("No quarter or no number of establishments."), _("Load the quarterly file."))
        return None
    months = [found[name] for name in MONTHS]
    if row.get("disclosure_code", "") == "N" or None in months:
        return int(found[establishments]), None, None, None
    wages, weekly = found["total_qtrly_wages"], found["avg_wkly_wage"]
    return (
        int(found[establishments]), round(sum(months) / 3), int(wages) if wages is not None else None,
        int(weekly) if weekly is not None else None,
    )  # fmt: skip


FILE = FileKind(
    CountyIndustry,
    key=("fips", "naics", "owner", "quarter"),
    columns=("fips", "naics", "owner", "quarter", "establishments", "jobs", "wages", "weekly_wage"),
    covers=("fips", "quarter"),
    recognised=recognised,
    read=read,
    source="U.S. Bureau of Labor Statistics, Quarterly Census of Employment and Wages",
    url="https://www.bls.gov/cew/downloadable-data-files.htm",
    several_periods=True,
)
