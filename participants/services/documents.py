"""Papers of a person: sealed before they reach the database, even for a moment."""

from intermediary.audit.events import event
from participants.models import Document, Participant


def add_document(*, participant: Participant, kind: str, name: str, content: bytes, by) -> Document:
    with event("document.added", by=by, subject=participant):
        document = Document(participant=participant, kind=kind, by=by)
        document.put_file(name, content)
        document.save()
    return document


def remove_document(*, document: Document, by) -> None:
    with event("document.removed", by=by, subject=document.participant):
        document.delete()
