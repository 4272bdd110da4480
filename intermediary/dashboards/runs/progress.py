"""How far a run is that is being built, and how long it will still take."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from placements.outcomes.models import Batch, Run

STATES = {Run.State.BUILDING: "running", Run.State.CANCELLED: "cancelled", Run.State.INCOMPLETE: "failed"}


@dataclass(frozen=True)
class Progress:
    """What `components/progress.html` shows of a run. `done` and `total` are people."""

    run: Run
    state: str
    done: int
    total: int
    batches: int
    batches_done: int
    left: timedelta | None  # by the pace of the batches so far; None before the first
    failed: list[Batch]

    @property
    def pk(self) -> str:
        return f"run-{self.run.pk}"

    @property
    def message(self) -> str:
        facts = {"done": self.batches_done, "all": self.batches}
        words = _("%(done)s of %(all)s batches done") % facts
        if self.state == "running" and self.left is not None:
            words = f"{words}; {_left(self.left)}"
        return words


def progress(run: Run) -> Progress:
    batches = list(run.batches.order_by("number"))
    done = [batch for batch in batches if batch.done_at]
    return Progress(
        run=run,
        state=STATES.get(run.state, "done"),
        done=sum(batch.people for batch in done),
        total=sum(batch.people for batch in batches),
        batches=len(batches),
        batches_done=len(done),
        left=time_left(run.started_at, [batch.done_at for batch in done], len(batches) - len(done)),
        failed=[batch for batch in batches if batch.error],
    )


def time_left(started: datetime | None, ends: list[datetime], batches: int) -> timedelta | None:
    """The batches that are left, each at the median pace of those done: a pause between two counts little."""
    if not ends or started is None:
        return None
    ends = sorted(ends)
    gaps = [(after - before).total_seconds() for before, after in zip([started, *ends], ends, strict=False)]
    return timedelta(seconds=max(0.0, median(gaps)) * batches)


def _left(left: timedelta) -> str:
    seconds = left.total_seconds()
    if seconds < 45:
        return _("less than a minute left")
    minutes = round(seconds / 60) or 1
    return ngettext("about %(n)s minute left", "about %(n)s minutes left", minutes) % {"n": minutes}
