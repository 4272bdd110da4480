"""The SOC 2018 structure (`soc_structure_2018.xlsx`: Major Group, Minor Group, Broad Group, Detailed Occupation, and
the title in a column without a header) or its definitions (`soc_2018_definitions.xlsx`: SOC Group, SOC Code, SOC
Title)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from intermediary.reference.occupations import soc_code
from intermediary.research.loading.kind import FileKind, Job
from intermediary.research.models import Occupation

STRUCTURE = ("major_group", "minor_group", "broad_group", "detailed_occupation")
LEVELS = ("major", "minor", "broad", "detailed")


def recognised(names: set[str]) -> bool:
    return names.issuperset(STRUCTURE) or {"soc_code", "soc_title"} <= names


def read(job: Job) -> Iterator[tuple[int, tuple]]:
    job.period = job.period or "2018"
    structure = set(STRUCTURE) <= set(job.table.names)
    if structure and "" in job.table.names:
        job.table.names[job.table.names.index("")] = "title"
    for line, row in job.table.dicts():
        if structure:
            found = [(level, row[name]) for level, name in zip(LEVELS, STRUCTURE, strict=True) if row.get(name)]
            level, cell = found[0] if found else ("", "")
            title = row.get("title") or row.get("soc_title", "")
        else:
            cell, title = row["soc_code"], row["soc_title"]
            level = row.get("soc_group", "").lower()
        code = soc_code(cell)
        if not cell:
            job.report.passed_over[_("rows without a code")] += 1
        elif code is None or not title:
            job.report.refuse(
                line, "", _("“%(cell)s” is no SOC code with its title.") % {"cell": cell[:20]},
                _("Load the structure of SOC 2018 as the bureau publishes it."),
            )  # fmt: skip
        else:
            yield line, (code, title[:200], level if level in LEVELS else "detailed")


FILE = FileKind(
    Occupation,
    key=("code",),
    columns=("code", "title", "level"),
    covers=(),
    recognised=recognised,
    read=read,
    source="U.S. Bureau of Labor Statistics, Standard Occupational Classification 2018",
    url="https://www.bls.gov/soc/2018/",
)
