"""The sector beside a firm's own retention tells on no firm, however small the sector is."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from intermediary.audit.events import event
from intermediary.dashboards.own.sector import others
from intermediary.tests import people
from intermediary.tests.visits import visitor, words
from placements.models import FollowUp
from placements.outcomes.disclosure import MAX_EMPLOYER_SHARE, WITHIN, pinned
from placements.outcomes.services import store

FIRMS = st.lists(st.integers(0, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=0, max_size=6)


@settings(max_examples=400, deadline=None)
@given(FIRMS)
def test_what_is_shown_of_the_others_pins_none_of_them(firms):
    """The reader knows the rule and no firm in the figure: what can each of them have been?"""
    shown = others(firms)
    sums = [sum(s for s, _n in firms), sum(n for _s, n in firms)]
    if shown is None:
        return
    assert abs(shown.eligible - sums[1]) <= WITHIN
    assert sums[0] >= 11
    assert sums[1] - sums[0] >= 11
    for whole, part in ((shown.stayed, 0), (shown.eligible, 1)):
        most = MAX_EMPLOYER_SHARE * (whole + WITHIN)  # and at least nobody: two others may be all of it
        assert not pinned(0, most)
        assert all(firm[part] <= most for firm in firms)


@pytest.mark.parametrize(
    "firms",
    [
        [], [(40, 80)], [(20, 40), (20, 40)],  # one or two firms
        [(20, 40), (20, 40), (0, 0)],  # the third hired nobody
        [(45, 90), (3, 6), (2, 4)],  # one is nearly all of it
        [(45, 60), (1, 31), (2, 32)],  # nearly all who stayed were one firm's
        [(30, 30), (30, 30), (30, 30)], [(30, 32), (30, 32), (30, 32)],  # nobody, or few, left
    ],
)  # fmt: skip
def test_what_would_tell_is_hidden(firms):
    assert others(firms) is None


def test_enough_firms_are_shown():
    shown = others([(20, 40), (12, 30), (9, 20)])
    assert (shown.stayed, shown.eligible, str(shown.rate.value)) == (40, 90, "44.4")


def hires(firm, group, stayed: int, left: int) -> None:
    for n in range(stayed + left):
        job = people.placement(people.participant(f"P{n}"), firm, group)
        status = "employed_same" if n < stayed else "not_employed"
        with event("test"):
            FollowUp.objects.create(placement=job, observed_on=job.started_on + timedelta(days=100), status=status)


@pytest.mark.django_db
def test_a_sister_firm_is_no_third_and_our_own_is_left_out():
    group = people.cohort()
    ours, first, second = (people.employer() for _ in range(3))
    sister = people.employer(parent=second)
    for firm in (first, second, sister):
        hires(firm, group, 4, 4)
    hires(ours, group, 1, 0)
    store(initiative=group.initiative, as_of=date(2026, 1, 31))
    door = visitor(people.employer_user(ours))
    page = words(door.get(reverse("own_overview")))
    assert page.partition("Beside the sector")[2].count("Too few to show") >= 2  # two firms, though three names
    with event("test"):
        sister.parent = None
        sister.save()
    assert "about 10 of 25" in words(door.get(reverse("own_overview")))  # 12 of 24, and not 13 of 25
    with event("test"):  # who also acts for one of the three reads nothing of the two that are left
        first.members.create(user=ours.members.get().user)
    assert "about 10 of 25" not in words(door.get(reverse("own_overview")))
    assert "about 10 of 25" not in words(door.get(reverse("own_overview") + f"?firm={ours.key}"))
