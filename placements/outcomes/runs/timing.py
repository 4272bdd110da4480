"""How long each stage took in this process: for the benchmark and for whoever wonders where the time goes."""

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

_seconds: dict[str, float] = defaultdict(float)


@contextmanager
def timed(stage: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    _seconds[stage] += time.perf_counter() - began


def add(seconds: dict[str, float]) -> None:
    for stage, spent in seconds.items():
        _seconds[stage] += spent


def taken() -> dict[str, float]:
    """Seconds by stage since the last call."""
    found = dict(_seconds)
    _seconds.clear()
    return found
