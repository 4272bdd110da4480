"""Services with their dates, the next one planned, and reasons that take a person out of the rates."""

from datetime import date

from intermediary.audit.events import event
from intermediary.audit.records import new_key
from intermediary.audit.refusals import refusals
from participants.casework.enums import SERVICES
from participants.enums import ExclusionReason
from participants.models import Exclusion, Participant, Service


def give_service(
    *,
    participant: Participant,
    kind: str,
    provided_on: date,
    keeps_open: bool | None = None,
    planned: bool = False,
    reason: str = "",
    by,
) -> Service:
    """Put a service on record, or with `planned` the next one. Left open, its kind says whether it keeps open."""
    with event("service.planned" if planned else "service.given", by=by, subject=participant), refusals():
        return Service.objects.create(
            participant=participant,
            kind=kind,
            provided_on=provided_on,
            keeps_open=usual(kind) if keeps_open is None else keeps_open,
            planned=planned or None,
            reason=reason,
        )


def service_given(*, service: Service, on: date, by) -> Service:
    """What was planned took place on a day."""
    with event("service.given", by=by, subject=service.participant), refusals():
        service.provided_on, service.planned = on, None
        service.save(update_fields=["provided_on", "planned"])
    return service


def remove_service(*, service: Service, by) -> None:
    """It did not take place: off the record. An exit that waited for it moves."""
    with event("service.removed", by=by, subject=service.participant):
        service.delete()


def say_exclusion(*, participant: Participant, reason: str, effective_on: date, by) -> Exclusion:
    """Take a person out of both sides of the rates from a day on. The reason is sealed before it is stored."""
    key = new_key()
    with event("exclusion.said", by=by, subject=participant), refusals():
        return Exclusion.objects.create(
            key=key,
            participant=participant,
            reason_sealed=Exclusion.sealed(key, reason),
            keeps_education=reason == ExclusionReason.CORRECTIONAL,
            effective_on=effective_on,
        )


def lift_exclusion(*, exclusion: Exclusion, by) -> None:
    """It was said in error."""
    with event("exclusion.lifted", by=by, subject=exclusion.participant):
        exclusion.delete()


def usual(kind: str) -> bool | None:
    """Whether a service of a kind that staff choose from keeps participation open; None for others."""
    return next((keeps for name, keeps in SERVICES.items() if str(name) == kind), None)
