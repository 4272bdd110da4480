"""An imported row in words: whose it is, and what it says or changes, column by column."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from intermediary.exchange.files import File, file_named
from intermediary.exchange.models import ImportRow

NAMES = ("last_name", "first_name"), ("name",), ("title",)  # what a record is known by, where it has it
SHOWN = 12  # columns of a new record


def title(row: ImportRow) -> str:
    """What people know the record by, else its key."""
    for names in NAMES:
        if said := [row.cells[name] for name in names if row.cells.get(name)]:
            return ", ".join(said)
    return row.key or _("(no key)")


def changed(row: ImportRow) -> SafeString:
    """The columns that differ, old → new; of a new record what it says."""
    file = file_named(row.file)
    if row.changes:
        return format_html_join(
            "",
            '<span class="d-block">{}: {} → <strong>{}</strong></span>',
            ((column_label(file, name), _shown(file, name, old), _shown(file, name, new)) for name, (old, new) in
             sorted(row.changes.items(), key=lambda pair: _order(file, pair[0]))),
        )  # fmt: skip
    if row.verdict != ImportRow.Verdict.NEW:
        return SafeString("")
    told = [(column_label(file, c.name), _text(row.cells[c.name])) for c in file.columns if c.name in row.cells]
    more = format_html(" …") if len(told) > SHOWN else ""
    return format_html('<span class="small">{}{}</span>', format_html_join(" · ", "{}: {}", told[:SHOWN]), more)


def column_label(file: File, name: str) -> str:
    """A column of the exchange format as people call it: the name of the field it fills."""
    column = file.column(name)
    part, field = column.target
    return str((file.parts[part] if part else file.model)._meta.get_field(field).verbose_name).capitalize()


def _order(file: File, name: str) -> int:
    return [column.name for column in file.columns].index(name)


def _shown(file: File, name: str, value: str | None) -> str:
    if name in file.unwritten:
        return _("sealed")
    return _("not known") if value is None else value


def _text(value) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)
