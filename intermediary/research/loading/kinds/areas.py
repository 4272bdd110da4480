"""Which counties an OEWS area is made of (`area_definitions_m2025.xlsx`: FIPS code, State, State abbreviation, May 2025
MSA code, May 2025 MSA name, County code, Township code, County name)."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from intermediary.reference.counties import is_county
from intermediary.research.loading.kind import FileKind, Job
from intermediary.research.models import AreaCounty

CODE = re.compile(r"may_(\d{4})_msa_code")


def recognised(names: set[str]) -> bool:
    return {"fips_code", "county_code"} <= names and any(CODE.fullmatch(name) for name in names)


def read(job: Job) -> Iterator[tuple[int, tuple]]:
    year = next(found[1] for name in job.table.names if (found := CODE.fullmatch(name)))
    job.period, seen = job.period or f"{year}-05", set()
    for line, row in job.table.dicts():
        fips = row["fips_code"].zfill(2) + row["county_code"].zfill(3)
        area, title = row[f"may_{year}_msa_code"], row.get(f"may_{year}_msa_name", "")
        if not is_county(fips) or not area.isdigit():
            job.report.refuse(
                line, "", _("“%(fips)s” is no county, or “%(area)s” no area.") % {"fips": fips[:12], "area": area[:12]},
                _("Load the area definitions as the bureau publishes them."),
            )  # fmt: skip
        elif (fips, area) in seen:  # a township of New England: several make up one county
            job.report.passed_over[_("further townships of a county")] += 1
        else:
            seen.add((fips, area))
            yield line, (fips, area.zfill(5) if len(area) < 6 else area.zfill(7), title[:200])


FILE = FileKind(
    AreaCounty,
    key=("fips", "area"),
    columns=("fips", "area", "area_title"),
    covers=(),
    recognised=recognised,
    read=read,
    source="U.S. Bureau of Labor Statistics, OEWS area definitions",
    url="https://www.bls.gov/oes/current/msa_def.htm",
)
