"""An imported row in words: whose it is, and what it says or changes, column by column."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from intermediary.exchange.files import File, file_named
from intermediary.exchange.models import ImportBatch, ImportRow

NAMES = ("last_name", "first_name"), ("name",), ("title",)  # what a record is known by, where it has it
SHOWN = 12  # columns of a new record
WORDS = {"true": "yes", "false": "no"}


class RowWords:
    """The rows of one batch in words: which cell is which column, the report of the batch says."""

    def __init__(self, batch: ImportBatch):
        self.places = {name: laid["stored"] for name, laid in batch.report.get("files", {}).items()}

    def cells(self, row: ImportRow) -> dict[str, str]:
        """Column → what the row says there, without what is empty."""
        return {name: cell for name, cell in zip(self.places[row.file], row.cells, strict=True) if cell is not None}

    def title(self, row: ImportRow) -> str:
        """What people know the record by, else its key."""
        cells = self.cells(row)
        for names in NAMES:
            if said := [cells[name] for name in names if name in cells]:
                return ", ".join(said)
        return row.key or _("(no key)")

    def changed(self, row: ImportRow) -> SafeString:
        """The columns that differ, old → new; of a new record what it says."""
        file = file_named(row.file)
        if row.changes:
            lines = [
                (
                    column_label(file, column.name),
                    *(_shown(file, column.name, cell) for cell in row.changes[column.name]),
                )
                for column in file.columns
                if column.name in row.changes
            ]
            return format_html_join("", '<span class="d-block">{}: {} → <strong>{}</strong></span>', lines)
        if row.verdict != ImportRow.Verdict.NEW:
            return SafeString("")
        cells = self.cells(row)
        told = [(column_label(file, c.name), _plain(cells[c.name])) for c in file.columns if c.name in cells]
        more = SafeString(" …") if len(told) > SHOWN else ""
        return format_html('<span class="small">{}{}</span>', format_html_join(" · ", "{}: {}", told[:SHOWN]), more)


def column_label(file: File, name: str) -> str:
    """A column of the exchange format as people call it: the name of the field it fills."""
    part, field = file.column(name).target
    label = str((file.parts[part] if part else file.model)._meta.get_field(field).verbose_name)
    return label[:1].upper() + label[1:]


def _shown(file: File, name: str, value: str | None) -> str:
    if name in file.unwritten:
        return _("sealed")
    return _("not known") if value is None else value


def _plain(cell: str) -> str:
    """A cell in PostgreSQL's notation as people read it: a list without its braces, yes and no as words."""
    if cell.startswith("{") and cell.endswith("}"):
        return cell[1:-1].replace('"', "").replace(",", ", ")
    return _(WORDS[cell]) if cell in WORDS else cell
