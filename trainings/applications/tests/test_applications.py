"""The public page: little is asked, it can be left and come back to, and whatever is sent twice is there once."""

import threading
from datetime import timedelta
from unittest import mock

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intermediary.accounts.roles import Role
from intermediary.audit.models import Change
from intermediary.messages.models import Message
from intermediary.tests import people
from intermediary.tests.visits import cost, visitor, words
from participants.models import Consent, Identity, Participant
from trainings.applications import forms, services, tasks, worklist
from trainings.applications.models import Application, Recruitment, State
from trainings.models import Enrollment

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SENT = {"first_name": "Ana", "last_name": "Ruiz", "email": "ana@example.org", "phone": "203 555 0101", "agree": "on"}


@pytest.fixture
def unhurried():
    """Nobody waits three seconds in a test."""
    with mock.patch.object(forms, "FASTEST", -1):
        yield


@pytest.fixture
def group():
    return people.cohort(capacity=1, starts_on=TODAY + timedelta(30), ends_on=TODAY + timedelta(90))


@pytest.fixture
def page(group, unhurried):
    recruitment = Recruitment(program=group.program, initiative=group.initiative)
    about = {"about_en": "Bring your shoes", "about_es": "Traiga zapatos"}
    services.save_recruitment(recruitment=recruitment, accepting=True, by=None, **about)
    return reverse("apply", args=[group.program.key])


def opened(client, page, **sent) -> dict:
    """What a browser sends of the page as it stands, with what somebody typed."""
    return {**SENT, "nonce": client.get(page).context["nonce"], **sent}


def test_one_application_however_often_it_is_sent(client, page, group):
    sent = opened(client, page, cohort=group.pk, referral="on")
    for _ in range(3):
        assert "We have your application" in words(client.post(page, sent))
    one = Application.objects.get()
    person = Participant.objects.get()
    assert (one.participant, one.state, one.cohort, one.agreed_at is None) == (person, State.SENT, group, False)
    assert (Enrollment.objects.get().status, Consent.objects.get().purpose) == ("applied", "referral")
    to, subject, body = Message.objects.get().content
    assert (to, "Thank you" in body, "Gracias" in body) == ("ana@example.org", True, True)
    assert "/" in subject
    assert [due.title for due in worklist.to_review(None, group.initiative, TODAY)] == ["Ana Ruiz"]


def test_everything_wrong_at_once_and_what_was_typed_stays(client, page):
    said = words(client.post(page, opened(client, page, first_name="", email="ana", birth_date="2999-01-01", agree="")))
    for problem in ("This field is required", "valid email", "Check the year"):
        assert problem in said
    assert 'value="Ruiz"' in said
    said = words(client.post(page, opened(client, page, email="", phone="")))
    assert "how else could we reach you" in said
    assert not Participant.objects.exists()


def test_it_is_left_and_come_back_to_and_the_link_is_used_up(client, page):
    half = {"first_name": "Ana", "email": "ana@example.org", "save": "1"}
    assert "We need" not in words(client.post(page, half))
    draft = Application.objects.get()
    assert b"Ana" not in bytes(draft.sealed)
    link = Message.objects.get().content[2].split("://", 1)[1].split("/", 1)[1].split()[0]
    for _ in range(2):
        assert 'value="Ana"' in words(client.get(f"/{link}"))
    client.post(f"/{link}", {**half, "last_name": "Ruiz y Soto"})
    assert 'value="Ruiz y Soto"' in words(client.get(f"/{link}"))
    sent = opened(client, f"/{link}")
    for _ in range(2):
        assert "We have your application" in words(client.post(f"/{link}", sent))
    assert "We have your application" in words(client.get(f"/{link}"))
    assert (Participant.objects.count(), Application.objects.count()) == (1, 1)
    assert bytes(Application.objects.get().sealed) == b""
    images = Change.objects.filter(table_name="applications_application").values_list("before", "after")
    assert not any({"sealed", "token_hash"} & set(image or ()) for pair in images for image in pair)
    assert client.get(reverse("apply_again", args=["x" * 32])).status_code == 404
    assert "How would" not in words(client.post(page, {"save": "1", "email": "no"}))


def test_a_draft_nobody_comes_back_to_is_dropped_once(client, page):
    client.post(page, {**SENT, "save": "1"})
    services.drop_expired(timezone.now() + timedelta(29))
    assert Application.objects.exists()
    for _ in range(3):
        services.drop_expired(timezone.now() + timedelta(31))
    assert not Application.objects.exists()
    assert not Message.objects.exists()
    tasks.sweep_drafts()


def test_robots_and_floods(client, page):
    assert "We have your application" in words(client.post(page, opened(client, page, website="http://x")))
    with mock.patch.object(forms, "FASTEST", 3):
        assert "look everything over" in words(client.post(page, opened(client, page)))
    for nonce in ("", "made-up", "a:b:c"):
        assert "look everything over" in words(client.post(page, {**SENT, "nonce": nonce}))
    assert not Application.objects.exists()
    for n in range(4):
        status = client.post(page, {**SENT, "save": "1"}).status_code
        assert status == (200 if n < services.TO_ONE_ADDRESS else 429)
    with mock.patch.object(services, "FROM_ONE_PLACE", 3):
        assert client.post(page, opened(client, page)).status_code == 429
    assert not Participant.objects.exists()


def test_a_closed_page_is_a_missing_one_but_staff_may_apply_for_somebody(client, page, group):
    Recruitment.objects.get()
    services.save_recruitment(recruitment=Recruitment.objects.get(), accepting=False, by=None)
    closed, missing = client.get(page), client.get(reverse("apply", args=["none"]))
    assert (closed.status_code, missing.status_code) == (404, 404)
    coach = people.user(Role.COACH)
    desk = visitor(coach)
    sent = opened(desk, page, email="", cohort=group.pk)
    one = Application.objects.get(key=desk.post(page, sent).url.strip("/").split("/")[-1])
    assert one.on_behalf_by == coach
    assert f"{coach.name}" in words(desk.get(reverse("application_detail", args=[one.key])))


def test_staff_see_who_it_could_be_and_decide(client, page, group):
    before = people.participant("Ana", "Ruíz")
    before_identity = Identity.objects.filter(participant=before)
    from intermediary.audit.events import event

    with event("test"):
        before_identity.update(phone="(203) 555-0101")
    for first in ("Ana", "Bea"):
        client.post(page, opened(client, page, first_name=first, email=f"{first}@example.org", cohort=group.pk))
    desk = visitor(people.user(Role.COACH))
    ana, bea = Application.objects.order_by("pk")
    shown = words(desk.get(reverse("application_detail", args=[ana.key])))
    assert "Perhaps on record already" in shown
    assert reverse("participant_detail", args=[before.key]) in shown
    decide = {one: reverse("application_decide", args=[one.key]) for one in (ana, bea)}
    assert "Say why" in words(desk.post(decide[ana], {"to": "declined"}))
    for one in (ana, bea):
        desk.post(decide[one], {"to": "offered", "cohort": group.pk})
    assert list(group.enrollments.order_by("pk").values_list("status", flat=True)) == ["offered", "waitlisted"]
    assert [one.state for one in Application.objects.order_by("pk")] == ["seated", "waitlisted"]
    again = desk.post(decide[ana], {"to": "enrolled", "cohort": group.pk}, follow=True)
    assert "decided about this application already" in words(again)
    desk.post(decide[bea], {"to": "declined", "reason": "Lives elsewhere"})
    assert group.enrollments.order_by("pk").last().status == "declined"
    assert not worklist.to_review(None, group.initiative, TODAY)


def test_the_inbox_costs_the_same_at_1_and_at_30(client, page, group):
    desk = visitor(people.user(Role.COACH))
    address = reverse("application_list", args=[group.initiative.key])

    def add(n):
        services.send(
            recruitment=Recruitment.objects.get(), nonce=f"n{n}", language="en", now=timezone.now(),
            values={**SENT, "birth_date": None, "zip": "", "cohort": group, "referral": False},
        )  # fmt: skip

    add(0)
    one = cost(desk, address)
    for n in range(1, 30):
        add(n)
    assert (one, cost(desk, address)) == (15, 15)


@pytest.mark.django_db(transaction=True)
def test_the_same_page_sent_at_the_same_moment_makes_one_person(group, unhurried):
    recruitment = Recruitment(program=group.program, initiative=group.initiative)
    services.save_recruitment(recruitment=recruitment, accepting=True, by=None)
    page = reverse("apply", args=[group.program.key])
    sent = opened(Client(), page, cohort=group.pk)
    start, seen = threading.Barrier(6), []

    def press():
        start.wait(timeout=30)
        seen.append(Client().post(page, sent).status_code)
        connection.close()

    pressed = [threading.Thread(target=press) for _ in range(6)]
    for one in pressed:
        one.start()
    for one in pressed:
        one.join()
    assert seen == [200] * 6
    assert (Participant.objects.count(), Application.objects.count(), Enrollment.objects.count()) == (1, 1, 1)
