"""One placement as a row of a survival curve."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from placements.outcomes.oracle.records import Exclusion, FollowUp, History, Job
from placements.outcomes.oracle.retention import milestone
from placements.outcomes.oracle.survival import survival_row

from .test_oracle_retention import histories

START = date(2024, 1, 8)
AS_OF = START + timedelta(days=300)


def day(number):
    return START + timedelta(days=number)


def row(*jobs, kind="same", exclusions=(), as_of=AS_OF, **options):
    return survival_row(History(jobs, exclusions), jobs[0], kind=kind, as_of=as_of, **options)


def job(employer="Mill", start=0, end=None, known=None, first_seen=None, follow_ups=()):
    dates = (None if number is None else day(number) for number in (end, known, first_seen))
    return Job(employer, day(start), *dates, follow_ups=tuple(FollowUp(day(n), status) for n, status in follow_ups))


@pytest.mark.parametrize("kind", ["same", "continuous"])
def test_event_on_the_first_day_not_employed_censored_on_the_last_known(kind):
    assert row(job(end=99), kind=kind) == (100, True, 0)
    assert row(job(known=120), kind=kind) == (120, False, 0)
    assert row(job(), kind=kind) is None


def test_found_gone_is_an_event_on_the_day_it_was_known():
    assert row(job(known=50, follow_ups=[(110, "not_employed")])) == (110, True, 0)


def test_continuous_waits_until_the_gap_is_longer_than_tolerated():
    assert row(job(end=270), kind="continuous") == (270, False, 0)
    assert row(job(end=269), kind="continuous") == (270, True, 0)
    assert row(job(end=270)) == (271, True, 0)


def test_continuous_goes_on_with_the_next_employer():
    jobs = job(end=100), job("Shop", start=120, end=200)
    assert row(*jobs, kind="continuous") == (201, True, 0)
    assert row(*jobs) == (101, True, 0)


def test_a_reason_to_exclude_censors_and_a_tie_is_an_event():
    ill = (Exclusion("02", day(100)),)
    assert row(job(end=150), exclusions=ill) == (100, False, 0)
    assert row(job(known=60), exclusions=ill) == (60, False, 0)
    assert row(job(end=99), exclusions=ill) == (100, True, 0)
    assert row(job(end=150), exclusions=(Exclusion("02", day(-3)),)) is None


def test_late_entry():
    assert row(job(start=-500, known=200, first_seen=0)) == (700, False, 500)
    assert row(job(start=-500, end=-1, first_seen=0)) is None


def test_lost_to_follow_up_either_way():
    assert row(job(known=120), lost_as_failed=True) == (121, True, 0)
    assert row(job(known=250), lost_as_failed=True) == (250, False, 0)


@given(histories)
@settings(max_examples=300, deadline=None)
def test_rows_agree_with_the_milestones(case):
    """Whoever is seen employed on a day is at risk beyond it; whoever's job is known to have ended has an event."""
    jobs, _, days, as_of = case
    history = History(jobs)
    for kind in ("same", "continuous"):
        answer = milestone(history, jobs[0], days=days, kind=kind, as_of=as_of)
        found = survival_row(history, jobs[0], kind=kind, as_of=as_of)
        if found and answer == "yes":
            assert found.time > days or (found.time == days and not found.ended)
        if found and answer == "no":
            assert found.time <= days
            assert found.ended
