"""Record what a person agrees to, and take it back. Withdrawal works at once: PostgreSQL asks at every read."""

from datetime import date

from intermediary.audit.events import event
from participants.models import Consent, Participant
from participants.services.people import person_changed


def give_consent(
    *, participant: Participant, purpose: str, given_on: date, expires_on: date | None = None, by
) -> Consent:
    """Record that a person agreed to `purpose` from `given_on`, until `expires_on` or until withdrawn."""
    with event("consent.given", by=by, subject=participant):
        consent = Consent.objects.create(
            participant=participant, purpose=purpose, given_on=given_on, expires_on=expires_on
        )
        person_changed.send(Participant, participant=participant)
    return consent


def withdraw_consent(*, consent: Consent, on: date, by) -> Consent:
    """End a consent. Saying it again changes nothing."""
    if consent.withdrawn_on is None:
        with event("consent.withdrawn", by=by, subject=consent.participant):
            consent.withdrawn_on = max(on, consent.given_on)
            consent.save(update_fields=["withdrawn_on"])
    return consent
