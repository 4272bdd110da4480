"""The drill of imports in a short form: killed processes leave exact counts, and a weakened build is found out."""

import pytest

from intermediary.dashboards.importing import data
from intermediary.dashboards.importing.killing import Killing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(100)]


@pytest.fixture
def initiative():
    return data.refer(300)


def test_killed_at_any_moment_an_import_leaves_exact_counts(initiative):
    outcome = Killing(initiative, rows=300, span=25, seed=1, life=0.4).run(4)
    assert outcome.wrong == []
    assert outcome.figures["Records in the end"] in (0, 294)


def test_a_build_that_marks_before_it_writes_is_found_out(initiative):
    outcome = Killing(initiative, rows=100, span=25, seed=1, weakened=True, life=0.4).run(4)
    assert any("records, not" in line for line in outcome.wrong)
