"""Reply times: a median over everybody who was asked, with those who have not answered in it."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from intermediary.tests import people
from intermediary.tests.visits import cost, visitor, words
from placements.referrals import services
from placements.referrals.replies import Replies, replies
from placements.referrals.services import Answer
from placements.referrals.tests.ground import DAY, NOW, Ground

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground():
    with time_machine.travel(NOW, tick=False):
        yield Ground()


def sent(ground, n: int, days: float | None, firm=None, then="yes", wanted=None) -> None:
    """`n` referrals to a firm, answered after `days`."""
    wanted = wanted or ground.open(firm or ground.firm)
    for _ in range(n):
        referral = ground.suggest(ground.somebody("Ada"), wanted)
        ground.send(referral)
        if days is not None:
            later = NOW + timedelta(days=days)
            if then == "withdrawn":
                services.withdraw(referral=referral, now=later)
            else:
                services.record(referral=referral, answer=Answer(then), now=later, way="staff", by=ground.staff)


def of(ground, side="employer"):
    found, whole = replies(ground.initiative, side, DAY + timedelta(30))
    return {each.whose: each for each in found}, whole


def test_who_has_not_answered_counts_as_slower_than_all(ground):
    quick, slow, silent = ground.firm, people.employer(), people.employer()
    sent(ground, 3, 1), sent(ground, 1, None)
    sent(ground, 1, 2, slow), sent(ground, 2, 5, slow)
    sent(ground, 1, 1, silent), sent(ground, 2, None, silent)
    sent(ground, 2, 5, silent, then="withdrawn")  # the person stepped back: nothing was left to answer
    by_firm, whole = of(ground)
    assert by_firm[quick.pk] == Replies(quick.pk, 4, 3, 1.0)
    assert by_firm[slow.pk] == Replies(slow.pk, 3, 3, 5.0)
    assert by_firm[silent.pk] == Replies(silent.pk, 3, 1, None)
    assert (whole.asked, whole.unanswered) == (10, 3)
    by_staff, _whole = of(ground, "staff")
    assert by_staff[ground.staff.pk].asked == 10


def test_nobody_is_late_in_the_first_days_nor_by_what_others_decided(ground):
    full = ground.open(ground.firm)
    sent(ground, 2, None, wanted=full)
    services.hire(referral=full.referrals.first(), started_on=DAY, now=NOW, way="staff")
    assert of(ground)[1] == Replies(None, 1, 1, 0.0, whole=True)  # a hire answers; who lost the position was not asked
    sent(ground, 1, None)
    assert replies(ground.initiative, "employer", DAY + timedelta(2))[1].asked == 1
    assert replies(ground.initiative, "employer", DAY + timedelta(3))[1].asked == 2


def test_the_page(ground):
    sent(ground, 1, 2)
    staff, page = visitor(people.user()), reverse("reply_times", args=[ground.initiative.key])
    shown = words(staff.get(page))
    assert "2.0 days" in shown
    assert "Lakes Clinic" in shown
    assert str(ground.staff) in words(staff.get(f"{page}?by=staff"))
    one = cost(staff, page)
    for _ in range(29):
        sent(ground, 1, 2, people.employer())
    assert cost(staff, page) == one
    rows = b"".join(staff.get(f"{page}?format=csv").streaming_content).decode().splitlines()
    assert rows[-1] == "All,30,30,0,2.0"
