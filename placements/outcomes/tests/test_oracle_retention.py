"""Retention milestones against histories worked by hand."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from placements.outcomes.oracle.five_numbers import FiveNumbers, five_numbers
from placements.outcomes.oracle.records import Exclusion, FollowUp, History, Job
from placements.outcomes.oracle.retention import KINDS, MILESTONES, milestone
from placements.outcomes.oracle.status import STATUSES

START = date(2023, 2, 6)
AS_OF = START + timedelta(days=400)


def day(number):
    return START + timedelta(days=number)


def job(employer="Mill", start=0, end=None, known=None, first_seen=None, follow_ups=()):
    return Job(
        employer,
        day(start),
        None if end is None else day(end),
        None if known is None else day(known),
        None if first_seen is None else day(first_seen),
        tuple(FollowUp(day(number), *answer) for number, *answer in follow_ups),
    )


def answers(*jobs, days, exclusions=(), as_of=AS_OF):
    """The answers for same, continuous and snapshot of the first job."""
    history = History(jobs, tuple(Exclusion(reason, day(number)) for reason, number in exclusions))
    return tuple(milestone(history, jobs[0], days=days, kind=kind, as_of=as_of) for kind in KINDS)


def test_maturity_is_reached_on_the_day_itself():
    held = job(known=90)
    assert answers(held, days=90, as_of=day(89)) == ("immature",) * 3
    assert answers(held, days=90, as_of=day(90)) == ("yes",) * 3


def test_the_last_day_worked_is_inclusive():
    # Ended long ago, no other job: the gap of day 180 is closed for good.
    assert answers(job(end=180), days=180) == ("yes",) * 3
    assert answers(job(end=179), days=180) == ("no",) * 3


def test_open_but_not_known_that_far_is_unknown():
    assert answers(job(known=100), days=90) == ("yes",) * 3
    assert answers(job(known=100), days=180) == ("unknown",) * 3
    assert answers(job(), days=30) == ("unknown",) * 3


def test_an_end_after_as_of_says_held_through_as_of():
    assert answers(job(end=200), days=180, as_of=day(190)) == ("yes",) * 3
    assert answers(job(known=200), days=180, as_of=day(185)) == ("yes",) * 3


@pytest.mark.parametrize(
    ("second_start", "at_90", "at_180"),
    [
        # First job ends on day 80. Next day: no day lies between. Then gaps of 30 and of 31 days.
        (81, ("no", "yes", "yes"), ("no", "yes", "yes")),
        (111, ("no", "yes", "no"), ("no", "yes", "yes")),
        (112, ("no", "no", "no"), ("no", "no", "yes")),
    ],
)
def test_another_employer_across_a_gap(second_start, at_90, at_180):
    jobs = job(end=80), job("Shop", start=second_start, known=400)
    assert answers(*jobs, days=90) == at_90
    assert answers(*jobs, days=180) == at_180


def test_spells_with_the_same_employer_are_joined_where_no_day_lies_between():
    assert answers(job(end=80), job(start=81, known=400), days=180) == ("yes",) * 3
    assert answers(job(end=80), job(start=82, known=400), days=180) == ("no", "yes", "yes")


def test_joining_across_days_in_doubt_is_unknown():
    # Known to day 50, gone on day 120 at the latest; hired again there on day 100, which may or may not follow on.
    jobs = job(known=50), job(start=100, known=400)
    assert answers(*jobs, days=180) == ("unknown", "unknown", "yes")


def test_a_gap_still_open_is_pending_for_thirty_days():
    assert answers(job(end=170), days=180, as_of=day(200)) == ("no", "unknown", "no")
    assert answers(job(end=170), days=180, as_of=day(201)) == ("no", "no", "no")


def test_a_second_job_held_at_the_same_time_counts_for_any_employer():
    jobs = job(end=80), job("Shop", start=-100, known=250)
    assert answers(*jobs, days=180) == ("no", "yes", "yes")


def test_the_first_job_of_an_earlier_placement_does_not_extend_a_later_one_backwards():
    jobs = job(start=100, end=150), job("Shop", start=0, end=99)
    assert answers(*jobs, days=90) == ("no", "no", "no")


def test_found_gone():
    gone = job(follow_ups=[(50, "employed_same"), (130, "not_employed")])
    assert answers(gone, days=30) == ("yes",) * 3
    assert answers(gone, days=90) == ("unknown",) * 3
    assert answers(gone, days=180) == ("no",) * 3


def test_found_elsewhere_is_not_the_same_employer():
    moved = job(follow_ups=[(60, "employed_same"), (90, "employed_other", "payroll", "Shop")])
    # The other job's start is not known to be earlier than day 90: a gap of 29 days, tolerated.
    assert answers(moved, days=90) == ("no", "yes", "yes")
    # Nothing is known of the other job later on.
    assert answers(moved, days=180) == ("no", "unknown", "unknown")


def test_found_elsewhere_too_late_to_follow_on_for_certain():
    moved = job(follow_ups=[(60, "employed_same"), (92, "employed_other", "payroll", "Shop")])
    assert answers(moved, days=180) == ("no", "unknown", "unknown")
    assert answers(job(end=60, follow_ups=[(92, "employed_other")]), days=90) == ("no", "no", "no")


def test_the_stronger_source_of_one_day_counts():
    told = job(follow_ups=[(90, "not_employed", "participant"), (90, "employed_same", "payroll")])
    assert answers(told, days=90) == ("yes",) * 3
    told = job(follow_ups=[(90, "not_employed", "ui_match"), (90, "employed_same", "payroll")])
    assert answers(told, days=90) == ("no",) * 3


def test_reasons_to_exclude_count_from_the_day_after():
    assert answers(job(known=400), days=90, exclusions=[("02", 89)]) == ("excluded",) * 3
    assert answers(job(known=400), days=90, exclusions=[("02", 90)]) == ("yes",) * 3
    # Not mature comes first.
    assert answers(job(known=20), days=90, exclusions=[("02", 5)], as_of=day(60)) == ("immature",) * 3


def test_death_excludes_and_is_not_a_lost_job():
    dead = job(known=100, follow_ups=[(150, "deceased")])
    assert answers(dead, days=90) == ("yes",) * 3
    assert answers(dead, days=180) == ("excluded",) * 3
    # Said under another placement of the same person.
    other = job("Shop", end=10, follow_ups=[(150, "deceased")])
    assert answers(job(known=100), other, days=180) == ("excluded",) * 3
    # Not yet known.
    assert answers(dead, days=120, as_of=day(149)) == ("unknown",) * 3


def test_a_roster_of_current_staff_is_in_no_rate():
    assert answers(job(known=400, first_seen=40), days=90) == ("excluded",) * 3
    assert answers(job(known=400, first_seen=0), days=90) == ("yes",) * 3


def test_five_numbers_by_hand():
    counted = five_numbers(["yes"] * 6 + ["no"] * 2 + ["unknown"] * 2 + ["immature"] * 5 + ["excluded"])
    assert counted == FiveNumbers(6, 2, 2, 5, 1)
    assert (counted.placed, counted.eligible) == (16, 10)
    assert (counted.verified_rate, counted.rate_known) == (Fraction(6, 10), Fraction(6, 8))
    assert (counted.known_status_rate, counted.upper_bound) == (Fraction(8, 10), Fraction(8, 10))
    assert counted.shows_rate_known
    assert not five_numbers(["yes"] * 3 + ["unknown"]).shows_rate_known
    assert five_numbers(["immature"]).verified_rate is None


numbers = st.integers(-40, 420)
follow_ups = st.lists(
    st.tuples(
        numbers,
        st.sampled_from(["employed_same", "employed_other", "not_employed", "unreached", "deceased"]),
        st.sampled_from(["ui_match", "payroll", "employer", "staff", ""]),
        st.sampled_from([None, "Mill", "Shop", "Farm"]),
    ),
    max_size=4,
)


@st.composite
def jobs(draw, start=None):
    start = draw(numbers) if start is None else start
    later = st.none() | st.integers(start, 450)
    employer = draw(st.sampled_from(["Mill", "Shop"]))
    return job(employer, start, draw(later), draw(later), draw(later), draw(follow_ups))


histories = st.tuples(
    st.lists(jobs(), max_size=3).flatmap(lambda rest: jobs(start=0).map(lambda first: (first, *rest))),
    st.lists(st.tuples(st.just("03"), numbers), max_size=1),
    st.sampled_from(MILESTONES),
    st.integers(0, 420).map(day),
)


@given(histories)
@settings(deadline=None)
def test_the_kinds_nest(case):
    """same implies continuous; both implied certain by the records; the order of the kinds is never turned round."""
    people, exclusions, days, as_of = case
    same, continuous, snapshot = answers(*people, days=days, exclusions=exclusions, as_of=as_of)
    assert {same, continuous, snapshot} <= set(STATUSES)
    order = {"no": 0, "unknown": 1, "yes": 2}
    if same in order:
        assert order[same] <= order[continuous]
        assert order[same] <= order[snapshot]
    else:
        assert same == continuous == snapshot


@given(histories)
@settings(deadline=None)
def test_yes_to_a_later_day_is_yes_to_every_earlier_one(case):
    people, _, _, as_of = case
    for kind in ("same", "continuous"):
        found = [milestone(History(people), people[0], days=n, kind=kind, as_of=as_of) for n in MILESTONES]
        rank = [{"yes": 2, "unknown": 1, "no": 0}[answer] for answer in found if answer not in ("immature", "excluded")]
        assert rank == sorted(rank, reverse=True)


@given(histories)
@settings(deadline=None)
def test_what_is_recorded_later_changes_no_earlier_figure(case):
    people, exclusions, days, as_of = case
    later = job("Farm", start=(as_of - START).days + 1)
    before = answers(*people, days=days, exclusions=exclusions, as_of=as_of)
    assert answers(*people, later, days=days, exclusions=exclusions, as_of=as_of) == before
