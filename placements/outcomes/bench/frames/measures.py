"""All figures: measure → scope → cut → a table of groups with the five numbers, the value and its limits."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pandas as pd

from placements.outcomes.definitions.retention import MILESTONES, SURVIVING

from .facts import enrolled, facts
from .groups import CUTS, by, scopes, values
from .rates import RETENTION, TRAINING, rates, tally
from .read import read
from .survival import curves, histogram
from .wages import GAINS, counted, gains, ordered

MEASURES = (
    *RETENTION,
    *TRAINING,
    *(f"sector.km.{method}.{days}" for method in SURVIVING for days in MILESTONES),
    *(key + more for key, _unit in GAINS.values() for more in ("", ".mean", ".share_gaining")),
)


class Clock:
    """Seconds by stage."""

    def __init__(self):
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0) + time.perf_counter() - began


def compute(cursor, as_of: date, clock: Clock, take: Callable[[str, str, str, pd.DataFrame], None]) -> None:
    """Hand each table of figures to `take(measure, scope, cut, table)`; its columns are scope (the key), group, and
    the numbers of `rates.FIGURES`."""
    today = (as_of - date(1970, 1, 1)).days
    with clock.stage("read"):
        frames = read(cursor)
    with clock.stage("facts"):
        placed, seats = facts(frames, today), enrolled(frames, today)
    every = scopes(frames)

    def hand_over(found: dict[str, pd.DataFrame], scope, cut: str) -> None:
        for measure, table in found.items():
            take(measure, scope.name, cut, table.assign(scope=table.scope.map(scope.names)))

    with clock.stage("pay"):
        paid = ordered(placed)
        people = {scope.name: counted(paid, scope) for scope in every}
    narrow = placed[["person", "cohort", "employer", "entry", *RETENTION.values(),
                     *(f"{m}_{what}" for m in SURVIVING for what in ("time", "ended"))]]  # fmt: skip
    for cut in CUTS:
        with clock.stage("groups"):
            told = values(frames, cut) if cut else None
            rows, seated = by(narrow, told), by(seats, told)
        with clock.stage("rates"):
            tallied = {axis: tally(rows, axis, RETENTION) for axis in ("cohort", "employer")}
            trained = tally(seated, "cohort", TRAINING)
            for scope in every:
                hand_over(rates(tallied[scope.column], scope, RETENTION), scope, cut)
                if scope.column == "cohort":
                    hand_over(rates(trained, scope, TRAINING), scope, cut)
        with clock.stage("survival"):
            for method in SURVIVING:
                counts = {axis: histogram(rows, axis, method) for axis in ("cohort", "employer")}
                for scope in every:
                    hand_over(curves(counts[scope.column], scope, method), scope, cut)
        with clock.stage("wages"):
            for scope in every:
                grouped = by(people[scope.name], told)
                for method in GAINS:
                    hand_over(gains(grouped, method), scope, cut)
