"""The crosswalk from SOC 2010 to 2018 (`soc_2010_to_2018_crosswalk.xlsx`: 2010 SOC Code, 2010 SOC Title, 2018 SOC Code,
2018 SOC Title, below eight rows of preamble). Codes that stayed the same are in it too."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from intermediary.reference.occupations import soc_code
from intermediary.research.loading.kind import FileKind, Job
from intermediary.research.models import Recoded


def read(job: Job) -> Iterator[tuple[int, tuple]]:
    job.period = job.period or "2018"
    for line, row in job.table.dicts():
        old, new = soc_code(row["2010_soc_code"]), soc_code(row["2018_soc_code"])
        if old and new:
            yield line, (old, row.get("2010_soc_title", "")[:200], new, row.get("2018_soc_title", "")[:200])
        else:
            job.report.refuse(
                line, "", _("“%(old)s” and “%(new)s” are not two SOC codes.")
                % {"old": row["2010_soc_code"][:20], "new": row["2018_soc_code"][:20]},
                _("Load the crosswalk as the bureau publishes it."),
            )  # fmt: skip


FILE = FileKind(
    Recoded,
    key=("old", "new"),
    columns=("old", "old_title", "new", "new_title"),
    covers=(),
    recognised=lambda names: {"2010_soc_code", "2018_soc_code"} <= names,
    read=read,
    source="U.S. Bureau of Labor Statistics, crosswalk from SOC 2010 to SOC 2018",
    url="https://www.bls.gov/soc/2018/crosswalks.htm",
)
