"""Put a person on record, and change what is known of them."""

from django.dispatch import Signal

from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from participants.models import Identity, Participant, PriorJob, Traits

# What is derived from a person's name elsewhere follows in the same transaction. Sent with `participant`.
person_changed = Signal()


def add_participant(*, identity: dict, traits: dict, prior_job: dict, by) -> Participant:
    """Put a new person on record. Each dict holds fields of its model; what is absent is not known."""
    with event("participant.added", by=by), refusals():
        participant = Participant.objects.create()
        Identity.objects.create(participant=participant, **identity)
        Traits.objects.create(participant=participant, **traits)
        PriorJob.objects.create(participant=participant, **prior_job)
        person_changed.send(Participant, participant=participant)
    return participant


def change_participant(*, participant: Participant, identity: dict, traits: dict, prior_job: dict, by) -> Participant:
    """Change what is known of a person. Only the fields in the dicts are touched."""
    with event("participant.changed", by=by, subject=participant), refusals():
        for model, values in ((Identity, identity), (Traits, traits), (PriorJob, prior_job)):
            model.objects.update_or_create(participant=participant, defaults=values)
        person_changed.send(Participant, participant=participant)
    return participant
