"""Record what a person asks for, and that they were answered."""

from datetime import date, timedelta

from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from intermediary.dashboards.keeping.models import DAYS, Request
from participants.models import Participant


def record_request(
    *, participant: Participant, kind: str, asked_on: date, note: str = "", hold: str = "", by
) -> Request:
    """Put a request on record. It is to be answered within `DAYS` days."""
    with event("person.data_asked_for", by=by, subject=participant), refusals():
        return Request.objects.create(
            participant=participant, kind=kind, asked_on=asked_on, due_on=asked_on + timedelta(DAYS), note=note,
            hold=hold, recorded_by=by,
        )  # fmt: skip


def answer_request(*, request: Request, on: date, by) -> Request:
    """It is answered: the copy was given, the record corrected, the person told. Saying it again changes nothing."""
    if request.answered_on is None:
        with event("person.data_answered", by=by, subject=request.participant):
            request.answered_on = max(on, request.asked_on)
            request.save(update_fields=["answered_on"])
    return request


def change_hold(*, request: Request, hold: str, by) -> Request:
    """State why a person may not be erased yet, or with an empty text lift it."""
    with event("person.legal_hold", by=by, subject=request.participant, note=hold[:200]):
        request.hold = hold
        request.save(update_fields=["hold"])
    return request


def hold_of(participant: Participant) -> str:
    """Why a person may not be erased; empty where nothing stands against it."""
    return Request.objects.filter(participant=participant).exclude(hold="").values_list("hold", flat=True).first() or ""
