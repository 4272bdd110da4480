"""Writes that move figures, as the application makes them (under an audit event, with every trigger), and the same
rows written in a plain copy of the table: what the change itself costs."""

import random

from django.db import connection

from intermediary.accounts.scope import acting
from intermediary.audit.events import event

from .population import AS_OF, settle

# Seen at work a month later than known so far, and paid five cents more: milestones, survival and gains all move.
CHANGE = """
update {table} set hourly_wage = hourly_wage + 0.05, last_known_employed_on =
    least(%(as_of)s, coalesce(last_known_employed_on, started_on) + 30)
where id = any(%(ids)s) and started_on <= %(as_of)s
"""
COPY = "bench_copy"


def every_hundredth(turn: int) -> list[int]:
    """1 % of all placements, others in each turn."""
    return _ids("select id from placements_placement where id %% 100 = %s", turn % 100)


def scattered(turn: int, number: int = 100) -> list[int]:
    """Placements from anywhere."""
    (most,) = _ids("select max(id) from placements_placement")
    return sorted(random.Random(turn).sample(range(1, most + 1), min(number, most)))  # noqa: S311


def clustered(turn: int, number: int = 100) -> list[int]:
    """Placements of one cohort, and where it has fewer of the cohorts after it."""
    (cohorts,) = _ids("select count(*) from trainings_cohort")
    return _ids(
        "select id from placements_placement where cohort_id >= %s order by cohort_id, id limit %s",
        1 + (turn * 977 + cohorts // 2) % max(cohorts - 4, 1), number,
    )  # fmt: skip


def change(ids: list[int]) -> None:
    """As a service does: one act in one transaction, with the trail and the stale marks."""
    with acting("system"), event("bench.changed", bulk=len(ids) > 100), connection.cursor() as cursor:
        cursor.execute(CHANGE.format(table="placements_placement"), {"ids": ids, "as_of": AS_OF})


def make_copy() -> None:
    """A copy of the placements with all their indexes, and without triggers, trail, marks or policies."""
    with acting("system"), connection.cursor() as cursor:
        cursor.execute(f"drop table if exists {COPY}")
        cursor.execute(f"create table {COPY} (like placements_placement including all)")
        cursor.execute(f"insert into {COPY} overriding system value select * from placements_placement order by id")
    settle(COPY)


def change_copy(ids: list[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(CHANGE.format(table=COPY), {"ids": ids, "as_of": AS_OF})


def _ids(sql: str, *parameters) -> list[int]:
    with acting("system"), connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [number for (number,) in cursor.fetchall()]
