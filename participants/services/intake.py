"""Everything that one page says of a new person, as one act."""

from datetime import date

from intermediary.audit.events import event
from participants.models import Participant
from participants.services.consent import give_consent
from participants.services.documents import add_document
from participants.services.people import add_participant


def take_in(
    *, identity: dict, traits: dict, household: dict, prior_job: dict, earlier_jobs: list[dict],
    document: tuple[str, str, bytes] | None = None, purposes: list[str] = (), given_on: date | None = None,
    expires_on: date | None = None, by,
) -> Participant:  # fmt: skip
    """A new person with their jobs, a document (kind, name, content), and consent to each of `purposes`."""
    with event("participant.added", by=by):
        person = add_participant(
            identity=identity, traits=traits, household=household, prior_job=prior_job, earlier_jobs=earlier_jobs, by=by
        )
        if document:
            kind, name, content = document
            add_document(participant=person, kind=kind, name=name, content=content, by=by)
        for purpose in purposes:
            give_consent(participant=person, purpose=purpose, given_on=given_on, expires_on=expires_on, by=by)
    return person
