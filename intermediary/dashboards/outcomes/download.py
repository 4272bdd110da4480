"""The records behind one figure as a CSV file."""

import csv
import io
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from intermediary.dashboards.outcomes.asking import Asked, asked
from intermediary.dashboards.outcomes.records import DOWNLOAD, behind, count, described, opened, order, words
from intermediary.initiatives.models import Initiative
from intermediary.pages import keyset
from intermediary.pages.downloads import neutral
from placements.outcomes.runs import records

AT_A_TIME = 2_000


def outcome_records_file(request, key: str):
    """The same list as a CSV file. A cell that a spreadsheet would run as a formula begins with an apostrophe."""
    figure = asked(get_object_or_404(Initiative, key=key), request.GET)
    if not records.opens(figure.definition) or count(figure) > DOWNLOAD:
        raise Http404
    file = SpooledTemporaryFile(max_size=2**20, mode="w+b")  # noqa: SIM115 the response closes it
    file.write("\ufeff".encode())  # or Excel takes it for Latin-1
    header = [_("ID"), _("Name"), _("Record"), _("Cohort"), _("First day"), _("Last day"), _("Hourly wage")]
    _write(file, [*header, _("Counted as"), _("Why"), _("Amount")])
    for row in _rows(request, figure):
        _write(file, _cells(row))
    file.seek(0)
    name = "-".join(filter(None, (figure.definition.key, figure.row.scope, figure.row.cut_value, figure.state)))
    return FileResponse(file, as_attachment=True, filename=f"{name}.csv", content_type="text/csv; charset=utf-8")


def _rows(request, figure: Asked) -> Iterator[dict]:
    names, after = words(figure), ""
    while True:
        page = keyset.cut(behind(figure), order(figure), after, AT_A_TIME)
        yield from (described(each, names) for each in opened(request, figure, page.rows))
        after = page.after
        if not after:
            return


def _cells(row: dict) -> list:
    told = [row["wage"], row["state"], row["why"], row["amount"]]
    if "person" not in row:
        return [*[""] * 6, *told]
    person = row["person"]
    return [person.key, person.identity, row["what"], row.get("cohort"), row["first"], row["last"], *told]


def _write(file, cells: list) -> None:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([neutral(cell) for cell in cells])
    file.write(line.getvalue().encode())
