"""Employers are reminded on day 3 and day 10, once each, and then somebody calls: computed from rows, for any day."""

from datetime import date, time, timedelta

import pytest
import time_machine

from intermediary.audit.events import event
from intermediary.messages.models import Message
from intermediary.messages.services import send_due
from intermediary.tests import people
from participants.services import withdraw_consent
from placements.referrals import nudging, services
from placements.referrals.models import Letter
from placements.referrals.services import Answer
from placements.referrals.tests.ground import DAY, NOW, Ground, at
from placements.referrals.worklist import employers_to_call

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground():
    with time_machine.travel(NOW, tick=False):
        made = Ground()
        made.sent()
        send_due(lambda: NOW)
        yield made


def live(days: int, clock: time = time(12), start: date = DAY) -> dict:
    """What the job of that day does, delivered three times."""
    day = start + timedelta(days)
    found = [nudging.nudge(as_of=day, now=at(day, clock)) for _ in range(3)]
    send_due(lambda: at(day, time(15)))
    assert found[1:] == [{"reminded": 0, "told": 0}] * 2
    return found[0]


def reminders() -> list[tuple[str, int]]:
    return [(letter.kind, (letter.made_on - DAY).days) for letter in Letter.objects.filter(kind__startswith="nudge")]


def test_on_day_three_and_ten_once_each(ground):
    for day in (0, 1, 2, 3, 4, 9, 10, 11, 20, 35):
        live(day)
    assert reminders() == [("nudge_3", 3), ("nudge_10", 10)]


def test_a_missed_week_is_caught_up_by_one_reminder(ground):
    assert live(12)["reminded"] == 1
    assert live(13)["reminded"] == 0
    assert reminders() == [("nudge_10", 12)]


def test_a_clock_that_is_behind_reminds_nobody_again(ground):
    live(3)
    for day in (2, -1, 3):
        assert live(day)["reminded"] == 0


@pytest.mark.parametrize("start", [date(2026, 3, 6), date(2026, 10, 30), date(2028, 2, 27)])
def test_a_change_of_the_hour_and_a_leap_day_move_no_reminder(start):
    with time_machine.travel(at(start, time(23, 59)), tick=False):
        made = Ground()
        made.opening.posted_on = start
        made.send(made.referral, now=at(start, time(23, 59)))
    days = [day for day in (2, 3, 4, 9, 10, 11) if live(day, time(0, 1), start)["reminded"]]
    assert days == [3, 10]


@pytest.mark.parametrize("what", ["answer", "withdrawal", "stepped back", "closed"])
def test_nobody_is_reminded_of_what_is_over(ground, what):
    if what == "answer":
        services.record(referral=ground.referral, answer=Answer("not_now", reason="timing"), now=NOW, way="staff",
                        by=ground.staff)  # fmt: skip
    elif what == "withdrawal":
        withdraw_consent(consent=ground.person.consents.get(), on=DAY, by=None)
    elif what == "stepped back":
        services.withdraw(referral=ground.referral, now=NOW)
    else:
        ground.opening.expires_on = DAY + timedelta(2)
        with event("test"):
            ground.opening.save()
    for day in (3, 10, 20):
        live(day)
    assert reminders() == []
    assert employers_to_call(ground.staff, ground.initiative, DAY + timedelta(20)) == []


def test_then_it_is_the_task_of_who_sent_it(ground):
    for day in (3, 10):
        live(day)
    assert employers_to_call(ground.staff, ground.initiative, DAY + timedelta(12)) == []
    (mine,) = employers_to_call(ground.staff, ground.initiative, DAY + timedelta(13))
    assert (mine.title, mine.due_on, mine.mine) == ("Lakes Clinic", DAY + timedelta(13), True)
    (theirs,) = employers_to_call(people.user("coach"), ground.initiative, DAY + timedelta(13))
    assert not theirs.mine


def test_a_person_whose_message_waited_is_told_later(ground):
    services.record(referral=ground.referral, answer=Answer("yes"), now=NOW, way="staff", by=ground.staff)
    services.record(referral=ground.referral, answer=Answer("offered"), now=NOW, way="staff", by=ground.staff)
    assert not ground.referral.steps.last().letters.exists()  # “yes” is on its way
    send_due(lambda: at(DAY + timedelta(1)))
    assert live(2)["told"] == 1
    assert ground.referral.steps.last().letters.get().kind == "told"
    assert Message.objects.filter(recipient=f"participant {ground.person.pk}").count() == 3
