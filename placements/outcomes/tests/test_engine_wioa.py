"""The federal indicators of the engine equal the plain rules, row for row; and cases worked by hand."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings

from placements.outcomes.engine import compute
from placements.outcomes.engine.windows import federal

from .expected_wioa import expected_wioa
from .histories import AS_OF
from .participations import crowd, participants
from .population import write
from .test_engine_oracle import assert_same, figures, undone

pytestmark = pytest.mark.django_db
WIOA = ["wioa"]


def assert_equal(population, cuts=("",), windows=None) -> None:
    with undone():
        write(population)
        found = figures(compute(as_of=AS_OF, cuts=tuple(filter(None, cuts)), measures=WIOA, windows=windows))
    wanted = {}
    for cut in cuts:
        wanted |= expected_wioa(population, AS_OF, cut, windows)
    assert_same(found, wanted)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(participants())
def test_generated_participations(population):
    assert_equal(population)


@pytest.mark.postgres
@pytest.mark.parametrize("seed", [1, 2])
def test_a_crowd(seed):
    assert_equal(crowd(Random(seed), 400), ("", "gender", "race", "age_band"))


@pytest.mark.parametrize("period", ["PY2024", "PY2023", "2024Q4"])
def test_a_crowd_in_the_windows_of_a_report(period):
    assert_equal(crowd(Random(3), 200), windows=federal(period))
