"""Notes are read by whom they are for, budgets are not overdrawn by accident, exits are the engine's."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.utils import ProgrammingError
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intermediary.accounts.roles import Role
from intermediary.accounts.scope import acting
from intermediary.audit.events import event
from intermediary.audit.models import Change
from intermediary.pages import worklist
from intermediary.tests import people
from intermediary.tests.visits import last_act, visitor, words
from participants.casework import services
from participants.casework.models import Note, SupportiveService, Task
from participants.casework.queries import budgets
from participants.models import Exclusion, Service
from placements.followups.answers import assign
from placements.outcomes.oracle.participation import periods as plain_periods
from placements.outcomes.participation import periods

pytestmark = pytest.mark.django_db
DAY = date(2025, 6, 2)


@pytest.fixture
def person():
    return people.participant()


def test_a_note_is_read_by_those_it_is_for_and_postgresql_sees_to_it(person):
    author, coach, other = (people.user(Role.COACH) for _ in range(3))
    manager, firm = people.user(Role.MANAGER), people.employer_user(people.employer())
    assign(participant=person, coach=coach, by=coach)
    for whom in ("author", "team", "staff"):
        with acting(author):
            services.write_note(participant=person, text=f"for {whom}", about_on=DAY, visibility=whom, by=author)
    readers = {author: "author team staff", coach: "team staff", manager: "team staff", other: "staff", firm: ""}
    for who, expected in readers.items():
        with acting(who):
            assert {note.visibility for note in Note.objects.all()} == set(expected.split()), who.role
            if who in (coach, manager, other):
                assert Note.objects.filter(by=author).update(visibility="staff") == 0  # only the author changes it
    shown = words(visitor(other).get(reverse("participant_casework", args=[person.key])))
    assert "for staff" in shown
    assert "for team" not in shown
    assert "for team" not in words(visitor(other).get(reverse("participant_detail", args=[person.key])))
    note = Note.objects.get(visibility="author")
    assert visitor(manager).get(reverse("note_edit", args=[note.key])).status_code == 404
    assert b"for author" not in bytes(note.text_sealed)
    assert not any("text_sealed" in change.after for change in Change.objects.filter(table_name="casework_note"))


def test_nobody_writes_a_note_in_anothers_name(person):
    author, other = people.user(Role.COACH), people.user(Role.COACH)
    with pytest.raises(ProgrammingError, match="row-level security"), acting(other):
        services.write_note(participant=person, text="x", about_on=DAY, visibility="staff", by=author)


def test_beyond_a_budget_only_with_a_reason_and_all_or_nobody(person):
    coach, paid = people.user(Role.COACH), people.grant()
    services.set_budget(grant=paid, amount=Decimal(100), by=coach)
    given = {"kind": "transport", "given_on": DAY, "cost": Decimal(40), "grant": paid, "by": coach}
    trio = [person, people.participant(), people.participant()]
    with pytest.raises(ValidationError, match=r"\$100\.00 left"):
        services.give_supportive_services(participants=trio, **given)
    assert not SupportiveService.objects.exists()
    services.give_supportive_services(participants=trio[:2], **given)
    assert [(one.spent, one.left) for one in budgets()] == [(Decimal(80), Decimal(20))]
    services.give_supportive_services(participants=[person], reason="The bus strike", **given)
    assert budgets()[0].left == -20
    page = visitor(coach)
    sent = {"kind": "tools", "given_on": DAY, "cost": "9", "grant": paid.pk}
    refused = page.post(reverse("support_add", args=[person.key]), sent)
    assert "Say why, or less" in words(refused)
    assert 'value="9"' in words(refused)
    page.post(reverse("support_remove", args=[SupportiveService.objects.filter(reason="").first().key]))
    assert budgets()[0].left == 20


SPANS = st.lists(st.tuples(st.integers(0, 700), st.booleans(), st.booleans()), max_size=6)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(served=SPANS, seat=st.none() | st.tuples(st.integers(0, 600), st.integers(0, 120)), today=st.integers(300, 800))
def test_the_page_shows_the_periods_of_the_rule(person, served, seat, today):
    """The engine's statements for one person give what the plain rule gives (outcome measures, section 1.1)."""
    start = date(2024, 1, 1)
    as_of = start + timedelta(today)
    coach, spans, planned = people.user(Role.COACH), [], []
    with event("test"):
        Service.objects.filter(participant=person).delete()
        person.enrollments.all().delete()
    for day, keeps, ahead in served:
        on = start + timedelta(day)
        services.give_service(
            participant=person, kind="Tutoring", provided_on=on, keeps_open=keeps, planned=ahead, by=coach
        )
        if keeps:
            (planned if on > as_of else [] if ahead else spans).append(on)
    if seat:
        first = start + timedelta(seat[0])
        last = first + timedelta(seat[1])
        people.enrollment(person, people.cohort(), enrolled_on=first, ended_on=last, status="completed")
        spans.append((first, last))
    expected = plain_periods(spans, as_of=as_of, planned=planned)
    assert [(one.entry, one.exit_on) for one in periods(person.pk, as_of)] == [tuple(one) for one in expected]


def test_a_plan_is_worked_off_and_taken_back(person):
    coach = people.user(Role.COACH)
    desk = visitor(coach)
    desk.post(reverse("goal_add", args=[person.key]), {"title": "Pass the CNA exam", "target_on": "2030-01-31"})
    goal = person.goals.get()
    sent = {"title": "Book the exam", "owner": coach.pk, "due_on": "2025-06-04", "goal": goal.pk}
    desk.post(reverse("task_add", args=[person.key]), sent)
    task = Task.objects.get()
    due = worklist.SOURCES["tasks"].find(coach, None, DAY)
    assert [(one.why, one.due_on, one.post) for one in due] == [("Book the exam", date(2025, 6, 4), True)]
    page = desk.post(reverse("task_done", args=[task.key]), follow=True)
    assert "Undo" in words(page)
    assert last_act()[0] == "task.done"
    assert not worklist.SOURCES["tasks"].find(coach, None, DAY)
    desk.post(reverse("task_undone", args=[task.key]))
    desk.post(reverse("goal_close", args=[goal.key, "reached"]))
    task.refresh_from_db()
    goal.refresh_from_db()
    assert task.done_on is None
    assert goal.reached_on


def test_services_are_planned_given_and_say_what_keeps_open(person):
    desk = visitor(people.user(Role.COACH))
    add, plan = reverse("service_add", args=[person.key]), reverse("service_plan", args=[person.key])
    desk.post(add, {"kind": "Self-service", "provided_on": "2025-06-02"})
    desk.post(add, {"kind": "Career counseling", "provided_on": "2025-06-02"})
    assert dict(Service.objects.values_list("kind", "keeps_open")) == {"Self-service": False, "Career counseling": True}
    wrong = desk.post(add, {"kind": "Workshop", "provided_on": "2099-01-01"})
    assert "Plan the service instead" in words(wrong)
    desk.post(plan, {"kind": "Workshop", "provided_on": "2099-01-01", "reason": "Waits for the course"})
    ahead = Service.objects.get(planned=True)
    assert "service planned for Jan. 1, 2099" in words(desk.get(reverse("participant_detail", args=[person.key])))
    desk.post(reverse("service_given", args=[ahead.key]))
    ahead.refresh_from_db()
    assert ahead.planned is None
    assert ahead.provided_on < date(2099, 1, 1)


def test_a_reason_to_leave_out_is_sealed_and_told_to_managers_alone(person):
    coach, manager = visitor(people.user(Role.COACH)), visitor(people.user(Role.MANAGER))
    coach.post(reverse("exclusion_add", args=[person.key]), {"reason": "02", "effective_on": "2025-06-02"})
    page = reverse("participant_casework", args=[person.key])
    assert "reason sealed" in words(coach.get(page))
    assert "Health or medical" not in words(coach.get(page)).split("Leave out, with a reason")[0]
    assert "Health or medical" in words(manager.get(page))
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from audit_change where after::text ilike %s", ["%medical%"])
        assert cursor.fetchone() == (0,)
    lift = reverse("exclusion_lift", args=[Exclusion.objects.get().key])
    assert coach.post(lift).status_code == 404
    manager.post(lift)
    assert not Exclusion.objects.exists()
