"""Funders, their grants, and the people who may see them."""

import pytest
from django.core import mail
from django.urls import reverse

from intermediary.accounts.models import User
from intermediary.accounts.roles import Role
from intermediary.funding.models import Funder, FunderMember, Grant
from intermediary.tests import people
from intermediary.tests.visits import edited

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(client):
    client.force_login(people.user(Role.MANAGER))
    return client


def test_a_funder_is_put_on_record_and_renamed(manager):
    manager.post(reverse("funder_add"), {"name": "Skills Fund"})
    funder = Funder.objects.get()
    edited(manager, reverse("funder_edit", args=[funder.key]), {"name": "Regional Skills Fund"})
    assert "Regional Skills Fund" in manager.get(reverse("funder_detail", args=[funder.key])).content.decode()


def test_a_grant_is_put_on_record(manager):
    initiative = people.initiative()
    sent = {"title": "Pathways", "initiative": initiative.pk, "starts_on": "2025-01-01", "ends_on": "2026-12-31"}
    response = manager.post(reverse("grant_add"), sent)
    grant = Grant.objects.get()
    assert response.url == reverse("grant_detail", args=[grant.key])


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"ends_on": "2024-12-31"}, "cannot end before it starts"), ({"amount": "0"}, "must be more than zero")],
)
def test_what_the_database_refuses_is_said_at_the_form(manager, wrong, words):
    sent = {"title": "Pathways", "initiative": people.initiative().pk, "starts_on": "2025-01-01", **wrong}
    page = manager.post(reverse("grant_add"), sent).content.decode()
    assert words in page
    assert "Pathways" in page
    assert not Grant.objects.exists()


def test_a_contact_is_invited_and_becomes_a_member(manager, django_capture_on_commit_callbacks):
    grant = people.grant()
    with django_capture_on_commit_callbacks(execute=True):
        manager.post(reverse("funder_invite", args=[grant.funder.key]), {"name": "Fran", "email": "Fran@fund.example"})
    member = FunderMember.objects.get()
    assert (member.user.email, member.user.role, member.funder) == ("fran@fund.example", Role.FUNDER, grant.funder)
    assert mail.outbox[0].to == ["fran@fund.example"]
    assert "/welcome/" in mail.outbox[0].body


def test_an_address_of_staff_cannot_become_a_funder(manager):
    coach = people.user(Role.COACH)
    page = manager.post(
        reverse("funder_invite", args=[people.grant().funder.key]), {"name": "Casey", "email": coach.email}
    ).content.decode()
    assert "not a funder" in page
    assert not FunderMember.objects.exists()
    assert User.objects.get(pk=coach.pk).role == Role.COACH


def test_a_coach_reads_only(client):
    grant = people.grant()
    client.force_login(people.user(Role.COACH))
    page = client.get(reverse("funder_detail", args=[grant.funder.key])).content.decode()
    assert grant.title in page
    assert reverse("funder_invite", args=[grant.funder.key]) not in page
    assert client.post(reverse("grant_edit", args=[grant.key]), {}).status_code == 404


@pytest.mark.parametrize("name", ["funder_list", "grant_list"])
def test_lists_cost_the_same_at_1_and_at_30(manager, django_assert_max_num_queries, name):
    initiative = people.initiative()
    people.grant(initiative)
    with django_assert_max_num_queries(14) as one:
        manager.get(reverse(name))
    for _ in range(29):
        people.grant(initiative)
    with django_assert_max_num_queries(len(one.captured_queries)):
        assert "30 " in manager.get(reverse(name)).content.decode()


def test_a_funder_page_costs_the_same_at_1_and_at_30(manager, django_assert_max_num_queries):
    grant = people.grant()
    people.funder_user(grant)
    address = reverse("funder_detail", args=[grant.funder.key])
    with django_assert_max_num_queries(14) as one:
        manager.get(address)
    for _ in range(29):
        people.funder_user(grant)
        people.grant(grant.initiative, funder=grant.funder)
    with django_assert_max_num_queries(len(one.captured_queries)):
        manager.get(address)
