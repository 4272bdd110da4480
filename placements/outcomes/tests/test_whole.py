"""Runs built in one go, in DuckDB: row for row what batches in PostgreSQL make of the same records."""

from random import Random

import pytest
from django.db import connection

from intermediary.audit.events import event
from intermediary.initiatives.models import Initiative
from intermediary.jobs.handlers import Cancelled
from placements.models import Placement
from placements.outcomes import freshness
from placements.outcomes.engine import columnar, some
from placements.outcomes.models import Run
from placements.outcomes.runs import building, facts, tallies, whole
from placements.outcomes.runs.columns import TABLES

from . import participations
from .histories import AS_OF, crowd
from .population import write
from .test_runs import change

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(whole, "PEOPLE", 0)
    monkeypatch.setattr(tallies, "LARGE", 3)


def i1() -> Initiative:
    return Initiative.objects.get(key="i1")


def kept(size: int | None = None) -> Run:
    run = building.begin(initiative=i1(), as_of=AS_OF, keep=True, size=size)
    building.work(run)
    run.refresh_from_db()
    assert run.state == Run.State.READY
    assert (run.batches.count() == 1) == (size is None)
    return run


STORED = "select (to_jsonb(t) - 'run_id')::text from {table} t where run_id = %s"
# What was worked in lies on what was counted: together they say the same.
TALLIED = """
select (scope_id, "column", set_id, key, sum(n))::text from outcomes_tally, unnest(keys, ns) u (key, n)
where run_id = %s group by scope_id, "column", set_id, key having sum(n) <> 0
"""
SUMS = """
select (scope_id, "column", set_id, sum(total), sum(squares))::text from outcomes_tally
where run_id = %s group by scope_id, "column", set_id having sum(total) <> 0 or sum(squares) <> 0
"""
QUERIES = (*(STORED.format(table=table) for table in (*TABLES.values(), "outcomes_membership")), TALLIED, SUMS)


def rows(run: Run, query: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(query, [run.pk])
        return sorted(row for (row,) in cursor.fetchall())


def assert_equal(one: Run, other: Run) -> None:
    for query in QUERIES:
        found, wanted = rows(one, query), rows(other, query)
        assert wanted, query
        assert found == wanted, query
    assert one.tallied == other.tallied


@pytest.mark.postgres
def test_both_engines_make_the_same_rows():
    write(participations.crowd(Random(11), 200))
    one, other = kept(), kept(size=40)
    assert_equal(one, other)
    assert rows(one, STORED.format(table="outcomes_tally")) == rows(other, STORED.format(table="outcomes_tally"))


@pytest.mark.postgres
def test_only_what_differs_is_written():
    random = Random(12)
    write(crowd(random, 60))
    run = kept()
    with connection.cursor() as cursor:
        cursor.execute("select placement_id, ctid from outcomes_placementfact where run_id = %s", [run.pk])
        before = dict(cursor.fetchall())
        with event("test.change"):
            for _ in range(6):
                change(random)
        Run.objects.filter(pk=run.pk).update(state=Run.State.BUILDING)
        run.batches.update(done_at=None)
        building.work(run)
        cursor.execute("select placement_id, ctid from outcomes_placementfact where run_id = %s", [run.pk])
        after = dict(cursor.fetchall())
    assert 0 < len(before.items() - after.items()) < len(before) / 2
    assert_equal(run, kept(size=25))


def test_what_is_written_meanwhile_is_in_it(monkeypatch):
    write(crowd(Random(13), 30))
    freshness.distribute()
    make = whole.make

    def meanwhile(stage):
        make(stage)
        with event("test.change"):
            Placement.objects.update(hourly_wage=99)
        freshness.distribute()
        for person in set(Placement.objects.values_list("participant_id", flat=True)):
            building.Touched.objects.get_or_create(run_id=stage.parameters["run"], participant_id=person)

    monkeypatch.setattr(whole, "make", meanwhile)
    run = kept()
    monkeypatch.undo()
    monkeypatch.setattr(tallies, "LARGE", 3)
    assert_equal(run, kept(size=10))
    with event("test.change"):
        Placement.objects.update(hourly_wage=98)
    facts.refresh(run, some(sorted(set(Placement.objects.values_list("participant_id", flat=True)))))
    assert_equal(run, kept(size=10))  # one more layer lies on that of the changes meanwhile


def test_it_stops_between_two_stages_and_leaves_nothing():
    write(crowd(Random(14), 20))
    run = building.begin(initiative=i1(), as_of=AS_OF, keep=True)
    said = []

    def report(done, total):
        said.append((done, total))
        if len(said) == 50:
            raise Cancelled

    with pytest.raises(Cancelled):
        building.work(run, report)
    assert rows(run, QUERIES[0]) == []
    said.clear()
    building.work(building.resume(run), lambda *numbers: said.append(numbers))
    assert said == sorted(said)
    assert abs(len(said) - whole.STAGES) < 10  # the progress is one of stages
    assert rows(run, QUERIES[0])


def test_one_process_builds_and_the_others_go_away(monkeypatch):
    write(crowd(Random(16), 20))
    run = building.begin(initiative=i1(), as_of=AS_OF, keep=True)
    monkeypatch.setattr(whole, "_alone", lambda cursor, batch: False)
    building.work(run)
    run.refresh_from_db()
    assert (run.state, run.batches.filter(done_at=None).count()) == (Run.State.BUILDING, 1)


def test_where_it_fails_batches_do_it(monkeypatch):
    """Here since a row cannot be read: the pipe breaks while PostgreSQL still writes into it."""
    write(crowd(Random(15), 20))
    monkeypatch.setattr(columnar, "_type", lambda field: "date")
    run = building.begin(initiative=i1(), as_of=AS_OF, keep=True)
    monkeypatch.setattr(whole, "PEOPLE", 7)
    building.work(run)
    run.refresh_from_db()
    assert (run.state, run.batches.count() > 1) == (Run.State.READY, True)
