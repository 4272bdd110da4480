"""Consumer prices CPI-U as the bureau's flat file has them (`cu.data.1.AllItems`: series_id, year, period, value,
footnote_codes, separated by tabs). Series CUUR0000SA0, period M13: the average of a year."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from intermediary.reference.prices import cpi_u
from intermediary.research.loading.kind import FileKind, Job
from intermediary.research.loading.values import NotANumber, number
from intermediary.research.models import Price

SERIES, AVERAGE = "CUUR0000SA0", "M13"


def read(job: Job) -> Iterator[tuple[int, tuple]]:
    years = []
    for line, row in job.table.dicts():
        if row["series_id"] != SERIES or row["period"] != AVERAGE:
            job.report.passed_over[_("rows of other series, and of single months")] += 1
            continue
        try:
            index, mark = number(row["value"])
            year = int(row["year"])
        except (NotANumber, ValueError):
            index, mark, year = None, row["value"], 0
        if index is None or not year:
            words = _("“%(cell)s” is no index of a year.") % {"cell": mark[:20]}
            job.report.refuse(line, "value", words, _("Load the file as the bureau publishes it."))
            continue
        years.append(year)
        if (ours := cpi_u().get(year)) is not None and ours != index:
            job.report.note(
                line, "value", _("%(year)s is %(theirs)s here and %(ours)s in the table that figures are made with.")
                % {"year": year, "theirs": index, "ours": ours},
                _("Computed figures keep theirs until the project's table is renewed."),
            )  # fmt: skip
        yield line, (year, index)
    job.period = job.period or str(max(years, default=""))


FILE = FileKind(
    Price,
    key=("year",),
    columns=("year", "index"),
    covers=(),
    recognised=lambda names: {"series_id", "year", "period", "value"} <= names,
    read=read,
    source="U.S. Bureau of Labor Statistics, Consumer Price Index, all urban consumers (CUUR0000SA0)",
    url="https://download.bls.gov/pub/time.series/cu/",
)
