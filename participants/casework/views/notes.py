from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from participants.casework import services
from participants.casework.enums import Visibility
from participants.casework.forms import NoteForm
from participants.casework.models import Note
from participants.casework.views.one_form import TAB, one_form
from participants.person_page import person_of


def note_add(request, key: str):
    person = person_of(key)
    initial = {"about_on": timezone.localdate(), "visibility": Visibility.STAFF}
    form = NoteForm(request.POST or None, initial=initial)
    act = partial(services.write_note, participant=person, by=request.user)
    return one_form(
        request, person, form, act, title=_("Write a note"), undo=(_("The note is on record."), "note_remove")
    )


def note_edit(request, key: str):
    note = _own(request, key)
    form = NoteForm(request.POST or None, instance=note, initial={"text": note.text})
    act = partial(services.change_note, note=note, by=request.user)
    return one_form(request, note.participant, form, act, title=_("Edit the note"))


def note_remove(request, key: str):
    note = _own(request, key)
    if request.method == "POST":
        services.remove_note(note=note, by=request.user)
        messages.success(request, _("The note is off the record."))
    return redirect(TAB, key=note.participant.key)


def _own(request, key: str) -> Note:
    """A note of the user's own: those of others, read or not, are like missing ones."""
    return get_object_or_404(Note.objects.select_related("participant__identity"), key=key, by=request.user)
