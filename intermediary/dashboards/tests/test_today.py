"""Today: what waits for somebody, whose it is, and what the page costs."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.pages import worklist
from intermediary.tests import people
from intermediary.tests.visits import cost, visitor, words
from placements.followups.models import Caseload

pytestmark = pytest.mark.django_db


def due_person(group, coach=None, first="Ada", days=35):
    person = people.participant(first, "Due", consents=["employment_check"])
    people.enrollment(person, group, status="completed", ended_on=date(2025, 3, 28))
    people.placement(person, people.employer(), group, started_on=timezone.localdate() - timedelta(days))
    if coach:
        with event("test"):
            Caseload.objects.create(participant=person, coach=coach)
    return person


def test_mine_are_the_people_i_look_after_and_everybodys_are_all():
    coach, group = people.user(Role.COACH), people.cohort()
    due_person(group, coach, "Mina")
    due_person(group, None, "Nora")
    page = reverse("today", args=[group.initiative.key])
    mine, every = words(visitor(coach).get(page)), words(visitor(coach).get(page, {"whose": "everybody"}))
    assert ("Mina Due" in mine, "Nora Due" in mine) == (True, False)
    assert ("Mina Due" in every, "Nora Due" in every) == (True, True)
    assert "1 more thing is somebody else's" in mine


def test_a_day_without_anything_is_calm():
    initiative = people.initiative()
    page = reverse("today", args=[initiative.key])
    assert "All done" in words(visitor(people.user(Role.COACH)).get(page))


def test_today_costs_the_same_at_1_and_at_30():
    coach, group = people.user(Role.COACH), people.cohort(starts_on=timezone.localdate() + timedelta(3), ends_on=None)
    desk, page = visitor(coach), reverse("today", args=[group.initiative.key])
    due_person(group, coach)
    one = cost(desk, page)
    for n in range(29):
        due_person(group, coach, f"First{n}")
        people.cohort(group.initiative, starts_on=timezone.localdate() + timedelta(1), ends_on=None)
    assert cost(desk, page) == one


def test_what_a_room_registers_is_drawn_the_earliest_first_and_each_source_once(monkeypatch):
    monkeypatch.setattr(worklist, "SOURCES", {})
    day = timezone.localdate()

    @worklist.source("calls", "Calls to make", 1)
    def calls(user, initiative, as_of):
        return [
            worklist.Due("Second", "/b/", as_of, "why", "Call"),
            worklist.Due("First", "/a/", as_of - timedelta(1), "why", "Call", post=True),
            worklist.Due("Undated", "/c/", None, "why", "Call"),
        ]

    page = words(visitor(people.user()).get(reverse("today", args=[people.initiative().key])))
    assert page.index("First") < page.index("Second") < page.index("Undated")
    assert "1 is past its day" in page
    assert 'action="/a/"' in page
    with pytest.raises(ValueError, match="twice"):
        worklist.source("calls", "Others", 2)(lambda user, initiative, as_of: [])
    assert worklist.groups(user=None, initiative=None, as_of=day)[0].late(day) == 1
