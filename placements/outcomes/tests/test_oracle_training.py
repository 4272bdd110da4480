"""Completion, and placement within 180 days of it."""

from datetime import date, timedelta

import pytest

from placements.outcomes.oracle.training import Enrollment, completion, placement

ENROLLED = date(2024, 2, 5)
ENDED = date(2024, 5, 31)
DUE = ENDED + timedelta(days=180)


@pytest.mark.parametrize(
    ("status", "answer"),
    [("completed", "yes"), ("withdrawn", "no"), ("dismissed", "no"), ("enrolled", "immature"), ("offered", None)],
)
def test_completion(status, answer):
    assert completion(Enrollment(status, ENROLLED), as_of=DUE) == answer


def test_an_end_after_as_of_is_not_known_yet():
    enrollment = Enrollment("withdrawn", ENROLLED, ENDED)
    assert completion(enrollment, as_of=ENDED) == "no"
    assert completion(enrollment, as_of=ENDED - timedelta(days=1)) == "immature"
    assert completion(enrollment, as_of=ENROLLED - timedelta(days=1)) is None


def test_placement_is_due_on_day_180_and_a_start_on_it_counts():
    done = Enrollment("completed", ENROLLED, ENDED)
    assert placement(done, [DUE], as_of=DUE) == "yes"
    assert placement(done, [DUE], as_of=DUE - timedelta(days=1)) == "immature"
    assert placement(done, [DUE + timedelta(days=1)], as_of=DUE + timedelta(days=9)) == "no"
    assert placement(done, [], as_of=DUE) == "no"


def test_a_start_before_the_end_of_training_counts():
    assert placement(Enrollment("completed", ENROLLED, ENDED), [ENROLLED], as_of=DUE) == "yes"


def test_only_completions_are_units_and_one_without_a_date_is_unknown():
    assert placement(Enrollment("withdrawn", ENROLLED, ENDED), [ENDED], as_of=DUE) is None
    assert placement(Enrollment("completed", ENROLLED), [ENDED], as_of=DUE) == "unknown"
