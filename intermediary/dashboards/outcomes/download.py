"""The records behind one figure as a CSV file."""

from collections.abc import Iterator

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404

from intermediary.dashboards.outcomes import records
from intermediary.dashboards.outcomes.asking import asked
from intermediary.dashboards.outcomes.firms import Firms
from intermediary.dashboards.outcomes.people import People
from intermediary.initiatives.models import Initiative
from intermediary.pages.downloads import FORMATS, csv_file

AT_A_TIME = 2_000


def outcome_records_file(request, key: str):
    """The same list as a CSV file. A cell that a spreadsheet would run as a formula begins with an apostrophe."""
    figure = asked(get_object_or_404(Initiative, key=key), request.GET)
    shown = records.behind(figure, request.user)
    if shown.listed > records.DOWNLOAD:
        raise Http404
    file = csv_file(shown.header, (shown.cells(row) for row in _rows(shown)))
    name = "-".join(filter(None, (figure.definition.key, figure.row.scope, figure.row.cut_value, figure.state)))
    return FileResponse(file, as_attachment=True, filename=f"{name}.csv", content_type=FORMATS["csv"])


def _rows(shown: People | Firms) -> Iterator[dict]:
    after = ""
    while True:
        page = shown.page(after, AT_A_TIME)
        yield from page.rows
        after = page.after
        if not after:
            return
