"""The set-based computation equals the plain rules, row for row, on generated histories."""

from contextlib import contextmanager
from math import isclose
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from placements.outcomes.definitions import published
from placements.outcomes.engine import FIRMS, compute

from .expected import expected
from .expected_wioa import expected_wioa
from .histories import AS_OF, crowd, people
from .population import write

pytestmark = pytest.mark.django_db
OF_PEOPLE = [definition.key for definition in published() if definition.family not in FIRMS]  # firms: test_firms
CUTS = ("gender", "race", "age_band")
BESIDE = ["wage.hourly_gain.real", "wage.hourly_gain.per_cent"]  # supporting figures


class _Undo(Exception):
    pass


@contextmanager
def undone():
    """Take back at the end what the block wrote."""
    try:
        with transaction.atomic():
            yield
            raise _Undo
    except _Undo:
        pass


def figures(rows) -> dict:
    return {
        (r.measure, r.scope, r.scope_key, r.cut, r.cut_value): (
            r.numerator, r.denominator, r.unknown, r.immature, r.excluded, r.value, r.low, r.high
        )
        for r in rows
    }  # fmt: skip


def wanted(population, cuts) -> dict:
    found = expected(population, AS_OF, cuts)
    for cut in ("", *cuts):
        found |= expected_wioa(population, AS_OF, cut)
    return found


def assert_equal(population, cuts) -> None:
    with undone():
        write(population)
        found = figures(compute(as_of=AS_OF, cuts=cuts, measures=[*OF_PEOPLE, *BESIDE]))
    assert_same(found, wanted(population, cuts))


def assert_same(found: dict, wanted: dict) -> None:
    assert found.keys() == wanted.keys()
    for key, figure in wanted.items():
        assert found[key][:5] == figure[:5], key
        for mine, theirs in zip(found[key][5:], figure[5:], strict=True):
            assert (mine is None) == (theirs is None), key
            if theirs is not None:
                assert isclose(mine, theirs, rel_tol=1e-9, abs_tol=1e-12), key


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(people())
def test_generated_histories(population):
    assert_equal(population, ("gender", "race"))


@pytest.mark.postgres
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_crowd(seed):
    assert_equal(crowd(Random(seed), 300), CUTS)
