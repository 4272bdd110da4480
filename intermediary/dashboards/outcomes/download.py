"""The records behind one figure as a CSV file."""

import csv
import io
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from intermediary.dashboards.outcomes.asking import Asked, asked
from intermediary.dashboards.outcomes.records import DOWNLOAD, behind, count, words
from intermediary.initiatives.models import Initiative
from placements.outcomes.runs import records
from trainings.models import Enrollment

AT_A_TIME = 2_000
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet runs a cell as that begins so


def outcome_records_file(request, key: str):
    """The same list as a CSV file. A cell that a spreadsheet would run as a formula begins with an apostrophe."""
    figure = asked(get_object_or_404(Initiative, key=key), request.GET)
    if not records.opens(figure.definition) or count(figure) > DOWNLOAD:
        raise Http404
    names = words(figure)
    file = SpooledTemporaryFile(max_size=2**20, mode="w+b")  # noqa: SIM115 the response closes it
    file.write("\ufeff".encode())  # or Excel takes it for Latin-1
    header = [_("ID"), _("Name"), _("Employer"), _("Cohort"), _("First day"), _("Last day"), _("Hourly wage")]
    _write(file, [*header, _("Status"), _("Counted as"), _("Why")])
    for each in _all(figure):
        _write(file, _cells(each, names))
    file.seek(0)
    name = "-".join(filter(None, (figure.definition.key, figure.row.scope, figure.row.cut_value, figure.state)))
    return FileResponse(file, as_attachment=True, filename=f"{name}.csv", content_type="text/csv; charset=utf-8")


def _all(figure: Asked) -> Iterator[records.Opened]:
    after = 0
    while rows := list(behind(figure).filter(unit__gt=after).order_by("unit")[:AT_A_TIME]):
        yield from records.opened(figure.definition, rows)
        after = rows[-1].unit


def _cells(each: records.Opened, names: dict) -> list:
    record, told = each.record, [names[each.state], each.why]
    if record is None:
        return [*[""] * 8, *told]
    person = [record.participant.key, str(record.participant.identity)]
    if isinstance(record, Enrollment):
        dates = [record.enrolled_on, record.ended_on]
        return [*person, "", str(record.cohort), *dates, "", record.get_status_display(), *told]
    dates = [record.started_on, record.last_day_worked]
    return [*person, str(record.employer), str(record.cohort or ""), *dates, record.hourly_wage, "", *told]


def _write(file, cells: list) -> None:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([_plain(cell) for cell in cells])
    file.write(line.getvalue().encode())


def _plain(cell) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text
