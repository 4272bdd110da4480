"""CSV and XLSX: written as they are read, row by row."""

from collections.abc import Iterator
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from intermediary.dashboards.funders import page
from intermediary.dashboards.funders.reading import Reading
from intermediary.pages import cells
from placements.outcomes.models import Release

from .rows import COLUMNS, Number, numbers

FROM = ("release", "grant", "as_of", "published_on", "method")  # in every row, so that a row alone can be cited
DEFINITION = ("key", "title", "counts", "denominator", "numerator", "exclusions", "note", "source", "unit", "version")


def csv_lines(release: Release) -> Iterator[str]:
    """The lines of the file. What a spreadsheet would run as a formula begins with an apostrophe."""
    yield cells.MARK
    yield cells.line([*FROM, *Number._fields])
    whence = origin(release)
    for number in numbers(Reading(release.body)):
        yield cells.line([*whence, *_cells(number)])


def workbook(release: Release) -> bytes:
    """The same numbers as a workbook, with what the release is, and its data dictionary, on sheets of their own."""
    reading = Reading(release.body)
    book = Workbook(write_only=True)
    about, figures = book.create_sheet(_("About")), book.create_sheet(_("Figures"))
    for name, value in about_rows(release):
        about.append([_text(about, name, bold=True), _text(about, value)])
    figures.freeze_panes = "A2"
    figures.append([_text(figures, name, bold=True) for name in Number._fields])
    for number in numbers(reading):
        figures.append([_text(figures, cell) for cell in _cells(number)])
    dictionary = book.create_sheet(_("Data dictionary"))
    dictionary.append([_text(dictionary, name, bold=True) for name in DEFINITION])
    for definition in reading.definitions.values():
        dictionary.append([_text(dictionary, definition.get(name)) for name in DEFINITION])
    dictionary.append([])
    dictionary.append([_text(dictionary, word, bold=True) for word in (_("Column"), _("What it holds"))])
    for name, words in COLUMNS.items():
        dictionary.append([_text(dictionary, name), _text(dictionary, str(words))])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def about_rows(release: Release) -> list[tuple[str, object]]:
    """What a release is, as (term, value): on the workbook's first sheet, and under the report's title."""
    body, about = release.body, release.body["about"]
    return [
        (_("Grant"), about["grant"]["title"] if about["grant"] else ""),
        (_("Funder"), about["funder"]),
        (_("Initiative"), about["initiative"]["name"]),
        (_("Release"), release.pk),
        (_("As of"), body["as_of"]),
        (_("Published on"), release.published_at.date().isoformat() if release.published_at else _("Draft")),
        (_("Disclosure control"), page.method_words(body)),
    ]


def origin(release: Release) -> tuple:
    return (
        release.pk,
        page.title(release),
        release.body["as_of"],
        release.published_at.date().isoformat() if release.published_at else "",
        release.body["method"],
    )


def _cells(number: Number) -> list:
    return [("yes" if cell else "") if isinstance(cell, bool) else cell for cell in number]


def _text(sheet, value, *, bold: bool = False) -> WriteOnlyCell:
    cell = cells.fill(WriteOnlyCell(sheet), value)
    if bold:
        cell.font = Font(bold=True)
    return cell
