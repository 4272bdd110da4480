"""Sessions by a pattern, attendance that may be sent twice, and the reasons why somebody is at risk."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.audit.models import Event
from intermediary.tests import people
from intermediary.tests.visits import cost, visitor, words
from placements.followups.learners import at_risk as learners_at_risk
from placements.followups.models import Caseload
from trainings.attendance import risk, services, worklist
from trainings.attendance.models import Mark, Session

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
FIRST = TODAY - timedelta(20)


@pytest.fixture
def group():
    return people.cohort(starts_on=FIRST, ends_on=TODAY + timedelta(20), capacity=40)


@pytest.fixture
def desk():
    return visitor(people.user(Role.COACH))


def learners(group, number):
    return [people.enrollment(people.participant(f"L{n:02d}", "Last"), group, enrolled_on=FIRST) for n in range(number)]


def held(group, days, hours=5):
    return [services.save_session(cohort=group, held_on=TODAY - timedelta(back), hours=hours, by=None) for back in days]


def said(session, marks):
    return services.take(session=session, said=marks, now=timezone.now(), by=None)


def test_a_week_becomes_sessions_and_holidays_are_left_out(desk, group):
    sent = {"weekdays": ["0", "2"], "starts_at": "09:00", "ends_at": "12:30", "break_minutes": "30",
            "first": "2026-11-16", "last": "2026-12-02", "free": "2026-11-25, soon"}  # fmt: skip
    address = reverse("cohort_plan", args=[group.key])
    assert "Not a day: soon" in words(desk.post(address, sent))
    for _ in range(2):  # sent twice, planned once
        desk.post(address, {**sent, "free": "2026-11-25"})
    days = [date(2026, 11, 16), date(2026, 11, 18), date(2026, 11, 23), date(2026, 11, 30), date(2026, 12, 2)]
    assert list(group.sessions.values_list("held_on", flat=True)) == days
    assert set(group.sessions.values_list("hours", "starts_at")) == {(Decimal("3.00"), time(9))}


def test_everybody_is_there_until_somebody_says_otherwise(desk, group):
    one, two, three = learners(group, 3)
    people.enrollment(people.participant("Later", "On"), group, enrolled_on=TODAY + timedelta(3))
    (session,) = held(group, [0])
    address = reverse("cohort_session", args=[group.key, session.pk])
    page = words(desk.get(address))
    assert page.count('value="present" checked') == 3
    sent = {f"presence-{one.pk}": "present", f"presence-{two.pk}": "absent",
            f"presence-{three.pk}": "late", f"hours-{three.pk}": "6"}  # fmt: skip
    assert "a number from 0 to 5" in words(desk.post(address, sent))
    assert not Mark.objects.exists()
    sent[f"hours-{three.pk}"] = "3,5"
    assert "2 of 3 were there" in words(desk.post(address, sent, follow=True))
    marks = {mark.enrollment_id: (mark.presence, mark.hours) for mark in session.marks.all()}
    assert marks == {one.pk: ("present", None), two.pk: ("absent", None), three.pk: ("late", Decimal("3.50"))}
    taken = Session.objects.get().taken_at
    events = Event.objects.count()
    desk.post(address, sent)
    assert Session.objects.get().taken_at == taken  # sent again, nothing is new
    assert Event.objects.latest("pk").changes.count() == 0
    assert Event.objects.count() == events + 1


def test_risk_says_why_and_what_nobody_took_is_not_missed(group):
    steady, lost, ill = learners(group, 3)
    sessions = held(group, [9, 7, 5, 3])
    held(group, [2])  # nobody took attendance
    for place, session in enumerate(sessions):
        said(session, {
            steady.pk: services.Said("present"),
            lost.pk: services.Said("present" if place == 0 else "absent"),
            ill.pk: services.Said("excused", Decimal(3)),
        })  # fmt: skip
    found = risk.of_cohort(group, TODAY)
    assert found[steady.pk].reasons == []
    assert found[lost.pk].risk == "Missed 3 sessions in a row; 15 hours behind"
    assert found[ill.pk].risk == "8 hours behind"
    assert (found[lost.pk].held, found[lost.pk].attended) == (20, 5)
    assert risk.of_cohort(group, TODAY - timedelta(4))[lost.pk].in_a_row == 2  # as of a day
    coach, manager = people.user(Role.COACH), people.user(Role.MANAGER)
    with event("test"):
        Caseload.objects.create(participant=ill.participant, coach=coach)
    dues = learners_at_risk(coach, group.initiative, TODAY)
    assert [due.mine for due in dues] == [False, True]
    assert [due.mine for due in learners_at_risk(manager, group.initiative, TODAY)] == [True, False]
    assert [due.title for due in dues] == ["L01 Last", "L02 Last"]
    assert dues[0].why.startswith("Missed 3 sessions in a row; 15 hours behind")
    assert [due.due_on for due in worklist.attendance(None, group.initiative, TODAY)] == [TODAY - timedelta(2)]


def test_pages_of_a_session_cost_the_same_with_1_and_with_30(desk, group):
    (session,) = held(group, [0])
    learners(group, 1)
    pages = [reverse("cohort_session", args=[group.key, session.pk]), reverse("cohort_sessions", args=[group.key]),
             reverse("cohort_session_sheet", args=[group.key, session.pk])]  # fmt: skip
    one = [cost(desk, page) for page in pages]
    for n in range(1, 30):
        people.enrollment(people.participant(f"M{n}", "Last"), group, enrolled_on=FIRST)
    held(group, range(1, 20))
    assert (one, [cost(desk, page) for page in pages]) == ([14, 12, 13], [14, 12, 13])


def test_a_session_of_another_cohort_is_missing(desk, group):
    (session,) = held(group, [0])
    other = people.cohort()
    for name in ("cohort_session", "cohort_session_edit", "cohort_session_sheet"):
        assert desk.get(reverse(name, args=[other.key, session.pk])).status_code == 404
