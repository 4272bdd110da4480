"""Registry of what can be done in the background. Rooms fill it from their `tasks.py`; this floor knows no room."""

from collections.abc import Callable

HANDLERS: dict[str, Callable] = {}
SWEEPERS: list[Callable] = []


def handles(kind: str) -> Callable:
    """Register `function(job, progress, **job.arguments) -> dict | None` as the work of jobs of this kind.

    It must be safe to run again from the start: a killed worker's job is done over. `progress(done, total, message)`
    reports, and raises `Cancelled` when somebody cancelled the job.
    """

    def register(function: Callable) -> Callable:
        HANDLERS[kind] = function
        return function

    return register


def sweeps(function: Callable) -> Callable:
    """Register a function without arguments that the sweep calls: it looks for stale rows and enqueues jobs."""
    SWEEPERS.append(function)
    return function


class Cancelled(Exception):
    """Raised inside a handler when its job was cancelled."""
