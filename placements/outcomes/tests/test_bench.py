"""The benchmark at a small size: the population is whole, and pandas finds what the engine finds."""

from contextlib import nullcontext
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, transaction

from conftest import become_owner, become_web_role
from placements.models import FollowUp, Placement
from placements.outcomes.bench.agreement import CUTS, MEASURES, differences
from placements.outcomes.bench.contenders import Bench
from placements.outcomes.bench.population import AS_OF, Size, populate
from placements.outcomes.engine import compute
from placements.outcomes.management.commands import bench_outcomes

pytestmark = pytest.mark.django_db
SIZE = Size.of(300)


@pytest.fixture
def population():
    """Made by the owner of the tables, as in a benchmark, and taken back with the test."""
    become_owner()
    try:
        populate(SIZE, seed=2)
        yield
    finally:
        become_web_role()


def run(monkeypatch, *arguments) -> str:
    monkeypatch.setattr(bench_outcomes, "throwaway", lambda name, keep: nullcontext())
    out = StringIO()
    call_command("bench_outcomes", "--placements", "300", "--rounds", "1", *arguments, stdout=out)
    return out.getvalue()


def test_pandas_finds_what_the_engine_computes(population):
    assert (Placement.objects.count(), FollowUp.objects.count()) == (300, 900)
    assert list(differences(compute(as_of=AS_OF, cuts=CUTS[1:], measures=list(MEASURES)), AS_OF)) == []


def test_the_command_tells_the_seconds_and_that_pandas_finds_what_is_stored(population, monkeypatch):
    # pandas has its own process, which cannot see the transaction of a test: it is compared here, and not timed.
    monkeypatch.setattr(Bench, "pandas", lambda bench, turn: 1.0)
    said = run(monkeypatch, "--only", "scan", "full", "clustered", "scattered", "update", "loop", "pandas")
    assert "agree, after all changes, on every one" in said
    assert said.count("not measured") == 3  # what has 1 % changed
    with pytest.raises(DatabaseError, match="without an audit event"), transaction.atomic():  # the triggers are back
        Placement.objects.update(weekly_hours=1)


def test_bad_input_is_said(monkeypatch, tmp_path):
    with pytest.raises(CommandError, match="no file that --save has written"):
        run(monkeypatch, "--against", str(tmp_path / "none"))
    monkeypatch.setattr(bench_outcomes.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(CommandError, match=r"requirements-test\.txt"):
        run(monkeypatch)
