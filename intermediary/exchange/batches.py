"""A batch moves from state to state under a lock of its row, and a worker is asked for what the state means."""

from django.utils.translation import get_language

from intermediary.exchange.models import ImportBatch
from intermediary.jobs import services as jobs

READ, WRITE, UNDO = "exchange.read", "exchange.write", "exchange.undo"
State = ImportBatch.State


class TooLate(Exception):
    """The batch is no longer in a state in which this can be done: somebody was faster."""


def locked(pk: int, *states: State) -> ImportBatch:
    """The batch, held until the transaction ends. Raises TooLate where it is in none of these states."""
    batch = (
        ImportBatch.objects.select_for_update(of=("self",), no_key=True)
        .select_related("initiative", "by", "job")
        .defer("file_sealed")
        .get(pk=pk)
    )
    if batch.state not in states:
        raise TooLate
    return batch


def hand_over(batch: ImportBatch, kind: str, state: State, *, by) -> None:
    """Put a batch into a state and ask a worker for what that means."""
    batch.state = state
    batch.job = jobs.enqueue(kind, by=by, unique=f"{kind} {batch.pk}", batch=batch.pk, language=get_language() or "en")
    batch.save(update_fields=["state", "job"])
