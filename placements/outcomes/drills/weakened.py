"""The negative control: a worker that marks a batch done before it is worked. Killed in between, it loses the batch."""

import time

from django.db import transaction
from django.utils import timezone

from placements.outcomes.engine import between
from placements.outcomes.models import Batch, Run
from placements.outcomes.runs import building
from placements.outcomes.runs.facts import refresh

BETWEEN = 0.3  # seconds: so long that a kill falls in between, whatever the machine


def _work_one(run_id: int) -> bool:
    with transaction.atomic():
        open_ = Batch.objects.filter(run_id=run_id, run__state=Run.State.BUILDING, done_at=None, error="")
        batch = open_.select_for_update(skip_locked=True, of=("self",)).order_by("number").first()
        if batch is None:
            return False
        batch.done_at = timezone.now()
        batch.save()
    time.sleep(BETWEEN)
    refresh(batch.run, between(batch.low, batch.high), tally=False)
    return True


building._work_one = _work_one
