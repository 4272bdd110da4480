"""pandas in a process of its own, so that its memory is its own; the seconds are of the work, not of starting."""

import multiprocessing
import resource
from datetime import date

import psycopg

from .measures import Clock, compute


def run(parameters: dict, as_of: date) -> tuple[dict[str, float], int, int]:
    """Seconds by stage, the number of figures, and the peak of memory in bytes. Nothing is written back."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_work, (parameters, as_of))


def _work(parameters: dict, as_of: date) -> tuple[dict[str, float], int, int]:
    clock, tables = Clock(), []
    with psycopg.connect(**parameters) as connection, connection.cursor() as cursor:
        cursor.execute("select set_config('app.door', 'system', false)")
        compute(cursor, as_of, clock, lambda measure, scope, cut, table: tables.append(table))
    return clock.seconds, sum(map(len, tables)), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
