"""A short form of the drill, and of its negative control."""

import pytest
from celery import current_app

from placements.followups.drills.faults import WEAKENED, Faults
from placements.followups.simulation import populate

pytestmark = [pytest.mark.celery, pytest.mark.django_db(transaction=True), pytest.mark.timeout(120)]
MOMENTS = ("2027-11-03T23:59:59", "2027-11-07T10:00", "2027-11-10T12:00")


@pytest.fixture(autouse=True)
def broker():
    current_app.control.purge()
    yield
    current_app.control.purge()


def faults(times: int, include=(), moments=MOMENTS):
    initiative, _people, _answering = populate(30, seed=1)
    return Faults(initiative, 1, times, include, say=lambda words: None, moments=moments).run()


def test_each_message_once_and_each_window_once():
    outcome = faults(2)
    assert outcome.wrong == []
    assert outcome.figures["Messages sent"] > 10


def test_a_sender_that_marks_before_it_hands_over_is_found_out():
    assert any("no provider has them" in line for line in faults(2, [WEAKENED], MOMENTS[2:]).wrong)
