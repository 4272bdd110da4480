"""The right person, once a step, on the right day; nothing to whom does not want it."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from intermediary.audit.events import event
from intermediary.messages.models import Message
from participants.models import Exclusion
from placements.followups.answers import opt_out
from placements.followups.enums import State, Unit
from placements.followups.models import Attempt, Link
from placements.followups.tests.ground import DUE, Ground, link_in, send, written
from placements.followups.windows import windows

pytestmark = pytest.mark.django_db


def day(later: int) -> date:
    return DUE + timedelta(days=later)


def test_each_step_is_asked_once_and_missed_days_are_not_piled_up():
    ground = Ground(hires=2, employer_day=60)
    assert ground.ask(day(-1)).people == 0
    assert ground.ask(day(0)).people == 2
    assert ground.ask(day(0)).people == 0  # delivered twice
    send(day(0))
    assert [ground.ask(day(n)).people for n in (1, 6, 7)] == [0, 0, 2]
    send(day(7))
    assert ground.ask(day(40)).people == 2  # day 21 came while nobody asked; one message, not two
    asked = Attempt.objects.filter(unit=Unit.DAY, number=30)
    assert sorted(asked.values_list("step", flat=True)) == [0, 0, 1, 1, 2, 2]


def test_a_person_with_two_windows_gets_one_message():
    ground = Ground(hires=1)
    ground.ask(day(30))  # day 30 and day 60 of the same job
    assert Message.objects.filter(recipient__startswith="participant").count() == 1
    assert sorted(Attempt.objects.filter(way="email").values_list("number", flat=True)) == [30, 60]


def test_who_does_not_want_messages_or_is_excluded_gets_none():
    ground = Ground(hires=3, employer_day=60)
    opt_out(participant=ground.people[0], on=day(-9))
    with event("test"):
        Exclusion.objects.create(participant=ground.people[1], reason_sealed=b"-", effective_on=day(-5))
    ground.ask(day(0))
    assert set(Message.objects.values_list("recipient", flat=True)) == {f"participant {ground.people[2].pk}"}


def test_the_second_try_takes_the_other_way(settings, tmp_path):
    settings.SMS_URL = f"file://{tmp_path}"
    ground = Ground(hires=1, employer_day=60)
    ground.phones()
    for n in (0, 7):
        ground.ask(day(n))
        send(day(n))
    assert list(Message.objects.order_by("pk").values_list("channel", flat=True)) == ["sms", "email"]
    assert "First0" in next(tmp_path.iterdir()).read_text()


def test_a_firm_is_asked_about_who_agreed_by_its_contact():
    ground = Ground(hires=4)
    ground.people[0].consents.get()
    with event("test"):
        ground.people[0].consents.update(withdrawn_on=day(-1))
    assert ground.ask(day(3)).firms == 2
    about = Attempt.objects.filter(way="employer").values_list("participant", flat=True)
    assert set(about) == {person.pk for person in ground.people[1:]}
    to, subject, body = written(f"contact {ground.contacts[1].pk}").content
    assert (to, subject) == (ground.contacts[1].email, "2 hires to confirm")
    assert "First" not in body
    assert ground.ask(day(4)).firms == 0


def test_tries_and_messages_come_and_go_together(monkeypatch):
    ground = Ground(hires=2)
    monkeypatch.setattr(Attempt.objects, "bulk_create", lambda rows: 1 / 0)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        ground.ask(day(0))
    assert not Message.objects.exists()
    assert not Link.objects.exists()
    monkeypatch.undo()
    assert ground.ask(day(0)).people == 2


def test_asking_moves_with_the_job():
    ground = Ground(hires=1, employer_day=60)
    ground.ask(day(0))
    send(day(0))
    with event("test"):
        ground.jobs[0].started_on += timedelta(days=20)
        ground.jobs[0].save()
    [window] = windows(as_of=day(20), states=(State.DUE, State.ASKED))
    assert (window.due_on, window.state) == (day(20), State.DUE)  # what was asked was another window
    assert ground.ask(day(20)).people == 1


def test_the_database_refuses_a_step_twice():
    ground = Ground(hires=1)
    ground.ask(day(0))
    again = Attempt.objects.get(way="email")
    again.pk = None
    with event("test"), pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)


@pytest.mark.django_db(transaction=True)
def test_three_deliveries_at_once_ask_once():
    ground, start = Ground(hires=3), Barrier(3)

    def deliver():
        start.wait()
        ground.ask(day(3))
        connection.close()

    threads = [Thread(target=deliver) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Message.objects.filter(recipient__startswith="participant").count() == 3
    assert Message.objects.filter(recipient__startswith="contact").count() == 2
    assert link_in(written(f"participant {ground.people[0].pk}")).startswith("/c/")
