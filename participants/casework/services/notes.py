"""Case notes: written, changed and taken back by their author alone, which PostgreSQL sees to as well."""

from datetime import date

from intermediary.audit.events import event
from participants.casework.models import Note
from participants.models import Participant


def write_note(*, participant: Participant, text: str, about_on: date, visibility: str, by) -> Note:
    with event("note.written", by=by, subject=participant):
        note = Note(participant=participant, about_on=about_on, visibility=visibility, by=by)
        note.put(text)
        note.save()
    return note


def change_note(*, note: Note, text: str, about_on: date, visibility: str, by) -> Note:
    with event("note.changed", by=by, subject=note.participant):
        note.about_on, note.visibility = about_on, visibility
        note.put(text)
        note.save(update_fields=["about_on", "visibility", "text_sealed"])
    return note


def remove_note(*, note: Note, by) -> None:
    with event("note.removed", by=by, subject=note.participant):
        note.delete()
