"""Put a person on record, and change what is known of them."""

from collections.abc import Iterable

from django.db.models import Model
from django.dispatch import Signal

from intermediary.audit.events import event
from intermediary.audit.refusals import refusals
from participants.models import EarlierJob, Household, Identity, Participant, PriorJob, Traits

# What is derived from a person's name elsewhere follows in the same transaction. Sent with `participant`.
person_changed = Signal()


def add_participant(
    *,
    identity: dict,
    traits: dict,
    prior_job: dict,
    household: dict | None = None,
    earlier_jobs: Iterable[dict] = (),
    by,
) -> Participant:
    """Put a new person on record. Each dict holds fields of its model; what is absent is not known."""
    with event("participant.added", by=by), refusals():
        participant = Participant.objects.create()
        parts = ((Identity, identity), (Traits, traits), (PriorJob, prior_job), (Household, household or {}))
        for model, values in parts:
            model.objects.create(participant=participant, **values)
        for values in earlier_jobs:
            EarlierJob.objects.create(participant=participant, **values)
        person_changed.send(Participant, participant=participant)
    return participant


def change_participant(
    *, participant: Participant, identity: dict, traits: dict, prior_job: dict, household: dict | None = None,
    earlier_jobs: Iterable[tuple[int | None, dict | None]] = (), by,
) -> Participant:  # fmt: skip
    """Change what is known of a person. Only the fields in the dicts are touched.

    `earlier_jobs` is (id, or None for a new one; values, or None to take it off) in pairs.
    """
    with event("participant.changed", by=by, subject=participant), refusals():
        parts: list[tuple[type[Model], dict]] = [(Identity, identity), (Traits, traits), (PriorJob, prior_job)]
        if household is not None:
            parts.append((Household, household))
        for model, values in parts:
            model.objects.update_or_create(participant=participant, defaults=values)
        for pk, values in earlier_jobs:
            if values is None:
                participant.earlier_jobs.filter(pk=pk).delete()
            elif pk is None:
                EarlierJob.objects.create(participant=participant, **values)
            else:
                participant.earlier_jobs.filter(pk=pk).update(**values)
        person_changed.send(Participant, participant=participant)
    return participant
