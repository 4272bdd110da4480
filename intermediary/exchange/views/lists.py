"""Every row of an import with what happens to it, and everything that is said about its file: lists with filters."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.exchange.models import ImportNote, ImportRow
from intermediary.exchange.reports import KINDS
from intermediary.exchange.rows import RowWords
from intermediary.exchange.views.found import batch_of, trail
from intermediary.pages.forms import SearchForm
from intermediary.pages.listing import Column, Listing

ANY = ("", gettext_lazy("All"))
TONES = {"new": "good", "changed": "notice", "unchanged": "quiet", "refused": "danger"}


class RowFilters(SearchForm):
    file = forms.ChoiceField(label=gettext_lazy("Records"), required=False)
    verdict = forms.ChoiceField(
        label=gettext_lazy("What happens"), required=False, choices=[ANY, *ImportRow.Verdict.choices]
    )


class NoteFilters(SearchForm):
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False, choices=[ANY, *ImportNote.Kind.choices])
    sheet = forms.ChoiceField(label=gettext_lazy("Sheet"), required=False)


def import_rows(request, key: str, pk: int):
    """Each row that was read, with the columns it changes, old and new."""
    batch = batch_of(key, pk)
    filters = RowFilters(request.GET)
    files = sorted(batch.report.get("files", {}), key=list(KINDS).index)
    filters.fields["file"].choices = [ANY, *((name, KINDS[name]) for name in files)]
    filters.fields["q"].help_text = _("Key")
    rows, words = batch.rows.all(), RowWords(batch)
    for name in ("file", "verdict"):
        if value := filters.value(name):
            rows = rows.filter(**{name: value})
    if search := filters.value("q"):
        rows = rows.filter(key__icontains=search)
    listing = Listing(
        request,
        rows,
        columns=(
            Column(_("Record"), words.title, under=_place),
            Column(_("Kind"), lambda row: KINDS[row.file]),
            Column(_("What happens"), lambda r: r.get_verdict_display(), tone=lambda r: TONES[r.verdict]),
            Column(_("Columns"), words.changed),
        ),
        order=("number",),
        link=lambda row: None,
        noun=(_("row"), _("rows")),
        filters=filters,
    )
    return listing.render(
        title=_("What happens to each record"),
        lead=batch.file_name,
        trail=trail(key, batch),
        empty=(_("Nothing was read"), _("The file held no row that could become a record.")),
    )


def import_notes(request, key: str, pk: int):
    """Problems with how to mend them, repairs, rows said twice, and what else is worth knowing."""
    batch = batch_of(key, pk)
    filters = NoteFilters(request.GET)
    sheets = batch.notes.exclude(sheet="").order_by("sheet").values_list("sheet", flat=True).distinct()
    filters.fields["sheet"].choices = [ANY, *((name, name) for name in sheets)]
    filters.fields["q"].help_text = _("Column or words")
    notes = batch.notes.all()
    for name in ("kind", "sheet"):
        if value := filters.value(name):
            notes = notes.filter(**{name: value})
    if search := filters.value("q"):
        notes = notes.filter(column__icontains=search) | notes.filter(words__icontains=search)
    listing = Listing(
        request,
        notes,
        columns=(
            Column(_("Where"), lambda note: note.sheet or batch.file_name, under=_row),
            Column(_("Column"), lambda note: note.column),
            Column(_("Kind"), lambda note: note.get_kind_display(), tone=_note_tone),
            Column(_("What is said"), _words, under=lambda note: note.mend),
        ),
        order=("number",),
        link=lambda note: None,
        noun=(_("note"), _("notes")),
        filters=filters,
    )
    return listing.render(
        title=_("What is said about the file"),
        lead=batch.file_name,
        trail=trail(key, batch),
        secondary=[
            {"url": reverse("import_marked", args=[key, pk]), "label": _("Download with notes"), "icon": "export"}
        ],
        empty=(_("Nothing to say"), _("Every cell was read as it stands.")),
    )


def _place(row: ImportRow) -> str:
    return _("%(sheet)s, row %(row)s") % {"sheet": row.sheet, "row": row.line} if row.sheet else ""


def _row(note: ImportNote) -> str:
    return _("row %(row)s") % {"row": note.row} if note.row else ""


def _note_tone(note: ImportNote) -> str:
    return {"problem": "danger", "left": "warning", "repair": "notice"}.get(note.kind, "quiet")


def _words(note: ImportNote) -> str:
    if note.kind != ImportNote.Kind.REPAIR:
        return note.words
    return f"{note.typed or '–'} → {note.stored or _('not known')}"
