"""Messages go out once, in the order in which they are due, and wait while the provider or the night says so."""

from datetime import datetime, time, timedelta
from threading import Barrier, Thread
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction

from intermediary.messages import services
from intermediary.messages.backends import Refused, email
from intermediary.messages.models import Message, State
from intermediary.messages.quiet import next_moment

UTC = ZoneInfo("UTC")
NOON = datetime(2026, 3, 2, 17, tzinfo=UTC)
NIGHT = (time(20), time(9))


def message(key="m1", recipient="participant 1", **fields) -> Message:
    return services.write(
        **{
            "key": key, "channel": "email", "recipient": recipient, "to": f"{key}@example.org", "subject": "Hello",
            "body": "https://example.org/secret", "now": NOON, "expires_at": NOON + timedelta(days=9), **fields,
        }
    )  # fmt: skip


def send(now=NOON) -> dict:
    return {came: n for came, n in services.send_due(lambda: now).items() if n}


def test_it_is_sealed_while_it_waits_and_blank_once_it_is_sent(db):
    made = message()
    assert b"secret" not in bytes(made.sealed)
    assert send() == {"sent": 1}
    assert send() == {}
    assert [(sent.to, sent.extra_headers["Message-ID"]) for sent in mail.outbox] == [
        (["m1@example.org"], "<m1@intermediary>")
    ]
    made.refresh_from_db()
    assert (made.state, bytes(made.sealed), str(made.sent_on)) == (State.SENT, b"", "2026-03-02")


def test_a_provider_that_is_down_is_tried_again_and_gets_it_once(db, monkeypatch):
    for n in range(5):
        message(f"m{n}", f"participant {n}")
    monkeypatch.setattr(email, "send", _down)
    assert send() == {"failed": 3}  # no use in trying the others: the provider is down
    assert send() == {"failed": 2}
    assert send() == {}
    monkeypatch.undo()
    assert send(NOON + timedelta(minutes=1)) == {"sent": 5}
    assert {sent.to[0] for sent in mail.outbox} == {f"m{n}@example.org" for n in range(5)}
    assert set(Message.objects.values_list("attempts", flat=True)) == {2}


def _down(outgoing):
    raise ConnectionRefusedError


def test_what_is_refused_or_too_late_is_not_tried_again(db, monkeypatch):
    refused, late = message("m1"), message("m2", "participant 2", expires_at=NOON)
    monkeypatch.setattr(email, "send", lambda outgoing: (_ for _ in ()).throw(Refused("No such address.")))
    assert send() == {"refused": 1, "expired": 1}
    assert send(NOON + timedelta(days=1)) == {}
    assert Message.objects.get(pk=refused.pk).error == "No such address."
    assert Message.objects.get(pk=late.pk).state == State.EXPIRED


def test_one_person_has_one_waiting_and_gets_one_a_day(db):
    message("m1")
    with pytest.raises(IntegrityError), transaction.atomic():
        message("m2")
    assert send() == {"sent": 1}
    message("m2", quiet=NIGHT)
    assert send() == {"later": 1}
    assert send(NOON + timedelta(hours=6)) == {}
    assert Message.objects.get(key="m2").not_before == datetime(2026, 3, 3, 14, tzinfo=UTC)  # nine in the morning
    assert send(datetime(2026, 3, 3, 14, tzinfo=UTC)) == {"sent": 1}


@pytest.mark.parametrize(
    ("moment", "awake"),
    [
        ("2026-03-02T19:59", "2026-03-02T19:59"),
        ("2026-03-02T20:00", "2026-03-03T09:00"),
        ("2026-03-03T08:59", "2026-03-03T09:00"),
        ("2026-03-07T23:30", "2026-03-08T09:00"),  # the clock is put on at night
        ("2026-10-31T23:30", "2026-11-01T09:00"),  # and back
        ("2028-02-28T21:00", "2028-02-29T09:00"),
    ],
)
def test_quiet_hours_are_those_of_the_clock_on_the_wall(moment, awake, settings):
    zone = ZoneInfo(settings.TIME_ZONE)
    at = datetime.fromisoformat(moment).replace(tzinfo=zone)
    assert next_moment(at, *NIGHT).astimezone(zone) == datetime.fromisoformat(awake).replace(tzinfo=zone)


def test_a_message_written_at_night_waits_for_the_morning(db):
    message(now=datetime(2026, 3, 2, 3, tzinfo=UTC), quiet=NIGHT)  # ten at night
    assert send(datetime(2026, 3, 2, 4, tzinfo=UTC)) == {}
    assert send(datetime(2026, 3, 2, 14, tzinfo=UTC)) == {"sent": 1}


@pytest.mark.django_db(transaction=True)
def test_many_senders_at_once_send_each_once(monkeypatch):
    for n in range(24):
        message(f"m{n}", f"participant {n}")
    taken, start = [], Barrier(4)
    monkeypatch.setattr(email, "send", lambda outgoing: taken.append(outgoing.key))

    def sender():
        start.wait()
        services.send_due(lambda: NOON)
        connection.close()

    threads = [Thread(target=sender) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == sorted(f"m{n}" for n in range(24))
