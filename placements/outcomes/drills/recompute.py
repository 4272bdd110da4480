"""Workers are killed at random moments while everything is recomputed and changes keep being written."""

import time
from collections import Counter
from random import Random

from celery import current_app
from django.db.models import Count, Q
from django.utils import timezone

from intermediary.initiatives.models import Initiative
from intermediary.jobs import tasks as jobs
from intermediary.jobs.drills import Outcome, drill
from intermediary.jobs.models import Job, State
from intermediary.jobs.processes import Worker
from placements.outcomes import freshness, tasks  # noqa: F401  its sweepers are what the drill waits for
from placements.outcomes.bench.changes import change, scattered
from placements.outcomes.drills.ground import differences, population, rebuilt
from placements.outcomes.models import Batch, Run, Stale
from placements.outcomes.runs import asking, building
from placements.outcomes.runs.checking import check

WEAKENED = "placements.outcomes.drills.weakened"
SWEEP = 1.0  # seconds; in production the beat does it every 15
BATCHES = 40  # a recompute is cut into about so many, so that there is something to kill between
CHANGED = 20  # placements in one act
DEADLINE = 300  # seconds in which all must be caught up
EMPTIED = 7  # every so many kills the broker loses its messages


@drill("recompute", "kill -9 of workers during recomputes and refreshes, while changes are written")
def recompute(options: dict, say) -> Outcome:
    with population(options, say) as initiative:
        people = max(options["placements"] * 55 // 100, 1)
        batch, building.BATCH = building.BATCH, max(people // BATCHES, 5)
        try:
            include = [WEAKENED] if options["weakened"] else []
            return Killing(initiative, options["seed"], options["times"], include, say).run()
        finally:
            building.BATCH = batch


class Killing:
    """One drill on one initiative. Workers load `include` too; `emptied=0` leaves the broker its messages."""

    def __init__(self, initiative: Initiative, seed: int, times: int, include=(), say=print, emptied: int = EMPTIED,
                 pause: float = 2.0):  # fmt: skip
        self.initiative, self.times, self.say, self.emptied, self.pause = initiative, times, say, emptied, pause
        self.random = Random(seed)  # noqa: S311
        self.include = include
        self.today = timezone.localdate()
        self.count: Counter = Counter()
        self.wrong: list[str] = []
        self.swept = 0.0
        self.worker: Worker | None = None

    def run(self) -> Outcome:
        self.worker = Worker(*self.include)
        try:
            while self.count["kills"] < self.times:
                self._something_to_do()
                self._wait_for_progress()
                self._kill()
            self.say("Catching up …")
            seconds = self._catch_up()
        finally:
            self.worker.kill()
        return self._verdict(seconds)

    def _something_to_do(self) -> None:
        """A recompute from nothing wherever none is under way, and one more act of changes."""
        if not Run.objects.filter(state=Run.State.BUILDING).exists():
            self._look()
            for spare in Run.objects.filter(role=Run.Role.SPARE):
                building.discard(spare)
            run, _fresh = asking.recompute(initiative=self.initiative, as_of=self.today)
            freshness.hands(run)
            self.count["recomputes"] += 1
        self._change()

    def _change(self) -> None:
        self.count["acts of change"] += 1
        change(scattered(self.random.randrange(10**6), CHANGED))

    def _look(self) -> None:
        """What is stored now, compared with the records: a later recompute would paint over what was lost."""
        run = building.current(self.initiative)
        if run is not None and (found := check(run)).differences:
            self.wrong.append(
                f"{found.differences} differences in run {run.pk}, such as {'; '.join(found.examples[:2])}"
            )

    def _wait_for_progress(self, patience: float = 30) -> None:
        """Until the worker has done something since the last kill, then to a random moment."""
        before, until = self._done(), time.monotonic() + patience
        while self._done() == before and time.monotonic() < until:
            self._sweep()
            time.sleep(0.02)
        until = time.monotonic() + self.random.uniform(0, self.pause)
        while time.monotonic() < until:
            self._sweep()
            if self.random.random() < 0.1:
                self._change()
            time.sleep(0.05)

    def _done(self) -> tuple:
        batches = Batch.objects.aggregate(
            done=Count("pk", filter=Q(done_at__isnull=False)), of=Count("run", distinct=True)
        )
        return batches["done"], batches["of"], Job.objects.filter(state=State.DONE).count()

    def _kill(self) -> None:
        self.count["kills"] += 1
        building_now = Run.objects.filter(state=Run.State.BUILDING).exists()
        self.count["during a recompute" if building_now else "during refreshes"] += 1
        if self.random.random() < 0.5 and self.worker.kill_child(self.random.choice):
            self.count["of a child only"] += 1
        else:
            self.worker.kill()
            self.worker = Worker(*self.include)
        if self.emptied and self.count["kills"] % self.emptied == 0:
            current_app.control.purge()
            self.count["broker emptied"] += 1
        self.say(f"Kill {self.count['kills']} of {self.times}")

    def _sweep(self) -> None:
        if time.monotonic() - self.swept > SWEEP:
            jobs.sweep()
            self.swept = time.monotonic()

    def _catch_up(self) -> float:
        began = time.monotonic()
        while not self._quiet():
            if time.monotonic() - began > DEADLINE:
                self.wrong.append(f"not caught up within {DEADLINE} s")
                break
            self._sweep()
            time.sleep(0.1)
        return time.monotonic() - began

    def _quiet(self) -> bool:
        building_now = Run.objects.filter(state=Run.State.BUILDING).exists()
        work = Job.objects.filter(
            state__in=(State.QUEUED, State.RUNNING), kind__in=(freshness.BUILD, freshness.REFRESH)
        )
        return not (building_now or Stale.objects.exists() or work.exists())

    def _verdict(self, seconds: float) -> Outcome:
        failed = Job.objects.filter(state=State.FAILED).exclude(kind=freshness.CHECK).count()
        if failed:
            self.wrong.append(f"{failed} jobs failed")
        run = building.current(self.initiative)
        found = differences(run, rebuilt(self.initiative, run.as_of)) if run else {"current run": "there is none"}
        self.wrong += [f"{number} rows of {table} differ from a rebuild" for table, number in found.items()]
        figures = {label.capitalize(): number for label, number in self.count.items()}
        figures["Seconds to catch up after the last kill"] = f"{seconds:.1f}"
        figures["Placements in the end"] = f"{run.placements:,}" if run else 0
        figures["Jobs done"] = Job.objects.filter(state=State.DONE).count()
        figures["Jobs taken up more than once"] = Job.objects.filter(attempts__gt=1).count()
        figures["Rows that differ from a rebuild"] = sum(found.values()) if run else "all"
        return Outcome(figures, self.wrong)
