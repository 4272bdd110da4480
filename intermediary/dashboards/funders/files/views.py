"""Downloads of a release: whoever may read it may take it away."""

import json

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404

from intermediary.dashboards.funders import access, page
from placements.outcomes.models import Release

from .report import report
from .tables import csv_lines, workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def release_file(request, pk: int, kind: str):
    """One release as a file: csv, xlsx, pdf or json."""
    release = get_object_or_404(access.readable(request.user).select_related("initiative", "grant"), pk=pk)
    make = KINDS.get(kind)
    if make is None or not (kind == "json" or page.drawable(release)):
        raise Http404
    response = make(release)
    response["Content-Disposition"] = f'attachment; filename="{file_name(release, kind)}"'
    return response


def file_name(release: Release, kind: str) -> str:
    """Says which release of which day it is, wherever the file ends up."""
    draft = "" if release.published_at else "-draft"
    return f"release-{release.pk}{draft}-as-of-{release.as_of.isoformat()}.{kind}"


def _csv(release: Release) -> StreamingHttpResponse:
    return StreamingHttpResponse(csv_lines(release), content_type="text/csv; charset=utf-8")


def _xlsx(release: Release) -> HttpResponse:
    return HttpResponse(workbook(release), content_type=XLSX)


def _pdf(release: Release) -> HttpResponse:
    return HttpResponse(report(release, access.before(release)), content_type="application/pdf")


def _json(release: Release) -> HttpResponse:
    return HttpResponse(json.dumps(page.as_data(release), indent=1), content_type="application/json")


KINDS = {"csv": _csv, "xlsx": _xlsx, "pdf": _pdf, "json": _json}
