"""What is measured, each as a function of the round: it prepares what it needs and gives the seconds of the rest."""

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection

from intermediary.initiatives.models import Initiative

from . import changes, engine
from .loop import loop, sample
from .population import AS_OF, INITIATIVE
from .scan import scan


@dataclass(frozen=True)
class Contender:
    """`measure(round)` gives seconds. `rounds` is how often at most, for those that take long."""

    name: str
    title: str
    measure: Callable[[int], float]
    rounds: int = 1000


class Bench:
    """The contenders for one population, and what they say beside the seconds."""

    def __init__(self, placements: int):
        self.placements = placements
        self.initiative = Initiative.objects.get(key=INITIATIVE)
        self.stages: dict[str, dict[str, float]] = {}
        self.memory: dict[str, int] = {}
        self.figures = 0
        self.looped = min(300, placements // 10)  # placements of the sample that the loop is measured on

    def contenders(self) -> list[Contender]:
        slow = 2 if self.placements > 200_000 else 1000
        return [
            Contender("scan", "plain sequential scan of the needed columns", lambda turn: timed(scan)),
            Contender("scan-parallel", "the same, with two more processes", lambda turn: timed(scan, 2)),
            Contender("full", "full recompute, written back", self.full),
            Contender("changed", "full recompute after 1 % changed", self.changed),
            Contender("followed", "1 % changed, worked in as the sweep does", self.followed),
            Contender("clustered", "100 changed in one cohort, recomputed", self.clustered),
            Contender("scattered", "100 changed anywhere, recomputed", self.scattered),
            Contender("update", "keyed update of those 100, plain copy of the table", self.update),
            Contender("write", "keyed update of 100 as the application writes", self.write),
            Contender("loop", f"a loop over placements (ORM, {self.looped} sampled)", self.loop, rounds=3),
            Contender("pandas", "pandas, the same figures, not written back", self.pandas, rounds=slow),
        ]

    def full(self, turn: int) -> float:
        engine.stages()
        began = time.perf_counter()
        run = engine.rebuild(self.initiative, AS_OF)
        seconds = time.perf_counter() - began
        self.stages["full"] = engine.stages()
        engine.discard(run)
        self.memory["this process"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        return seconds

    def changed(self, turn: int) -> float:
        if not turn:  # the stored runs between which it goes back and forth
            engine.recompute(self.initiative, AS_OF)
            engine.recompute(self.initiative, AS_OF)
        changes.change(changes.every_hundredth(turn))
        engine.stages()
        seconds = timed(engine.recompute, self.initiative, AS_OF)
        self.stages["changed"] = engine.stages()
        return seconds

    def followed(self, turn: int) -> float:
        return self._worked_in("followed", changes.every_hundredth(turn + 50))

    def clustered(self, turn: int) -> float:
        return self._worked_in("clustered", changes.clustered(turn))

    def scattered(self, turn: int) -> float:
        return self._worked_in("scattered", changes.scattered(turn))

    def _worked_in(self, name: str, ids: list[int]) -> float:
        engine.refresh(self.initiative, AS_OF)
        changes.change(ids)
        engine.stages()
        seconds = timed(engine.refresh, self.initiative, AS_OF)
        self.stages[name] = engine.stages()
        return seconds

    def differences(self) -> list[str]:
        """Where the stored figures, after all that was changed, are not those of pandas."""
        from .agreement import CUTS, MEASURES, differences  # pandas is there for tests only

        engine.refresh(self.initiative, AS_OF)
        return list(differences(engine.stored(self.initiative, CUTS, list(MEASURES)), AS_OF))

    def update(self, turn: int) -> float:
        if "bench_copy" not in connection.introspection.table_names():
            changes.make_copy()
        # The quickest of three: what comes right after a recompute also pays for what that left to be written.
        return min(timed(changes.change_copy, changes.scattered(turn * 3 + more + 1000)) for more in range(3))

    def write(self, turn: int) -> float:
        ids = changes.scattered(turn + 2000)
        return timed(changes.change, ids)

    def loop(self, turn: int) -> float:
        """Seconds for all placements, from those of the sample."""
        ids = sample(self.placements, self.looped, turn)
        return timed(loop, ids, AS_OF) / len(ids) * self.placements

    def pandas(self, turn: int) -> float:
        from .frames import process  # pandas is there for tests only

        found = connection.get_connection_params()
        parameters = {k: found[k] for k in ("dbname", "user", "password", "host", "port") if k in found}
        stages, self.figures, memory = process.run(parameters, AS_OF)
        self.stages["pandas"], self.memory["pandas"] = stages, memory
        return sum(stages.values())


def timed(work: Callable, *arguments) -> float:
    began = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - began
