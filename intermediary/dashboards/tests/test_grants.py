"""What a grant promised."""

from decimal import Decimal

import pytest
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.audit.events import history
from intermediary.funding.models import Target
from intermediary.tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def grant():
    return people.grant()


@pytest.fixture
def manager(client):
    client.force_login(people.user(Role.MANAGER))
    return client


@pytest.mark.parametrize(
    ("measure", "typed", "stored", "shown"),
    [("sector.placement", "70", "0.7", "70.0%"), ("wage.hourly_gain", "3.50", "3.5", "$3.50")],
)
def test_a_target_is_typed_in_its_own_unit(manager, grant, measure, typed, stored, shown):
    manager.post(reverse("target_set", args=[grant.key]), {"measure": measure, "value": typed})
    target = Target.objects.get()
    assert target.value == Decimal(stored)
    assert history(target).get().event.action == "grant.target_set"
    assert shown in manager.get(reverse("grant_detail", args=[grant.key])).content.decode()


def test_a_second_target_takes_the_place_of_the_first(manager, grant):
    for value in ("70", "75"):
        manager.post(reverse("target_set", args=[grant.key]), {"measure": "sector.placement", "value": value})
    assert Target.objects.get().value == Decimal("0.75")


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"measure": "sector.placement", "value": "170"}, "at most 100 percent"),
        ({"measure": "sector.placement", "value": "0"}, "greater than or equal"),
        ({"measure": "made.up", "value": "70"}, "not one of the available choices"),
    ],
)
def test_what_cannot_be_promised(manager, grant, sent, words):
    page = manager.post(reverse("target_set", args=[grant.key]), sent).content.decode()
    assert words in page
    assert not Target.objects.exists()


def test_a_target_is_taken_off(manager, grant):
    manager.post(reverse("target_set", args=[grant.key]), {"measure": "sector.placement", "value": "70"})
    target = Target.objects.get()
    manager.get(reverse("target_remove", args=[target.pk]))
    assert Target.objects.exists()
    manager.post(reverse("target_remove", args=[target.pk]))
    assert not Target.objects.exists()


def test_the_page_costs_the_same_at_1_and_at_30(manager, grant, django_assert_max_num_queries):
    people.cohort(grant.initiative, [grant])
    with django_assert_max_num_queries(17) as one:
        manager.get(reverse("grant_detail", args=[grant.key]))
    for _ in range(29):
        people.cohort(grant.initiative, [grant])
    with django_assert_max_num_queries(len(one.captured_queries)):
        manager.get(reverse("grant_detail", args=[grant.key]))


def test_a_target_of_a_period_stands_beside_that_of_everybody(manager, grant):
    promise = {"measure": "sector.placement", "value": "70"}
    for period in ({}, {"from_quarter": "2025Q3", "to_quarter": "2026Q2"}):
        manager.post(reverse("target_set", args=[grant.key]), promise | period)
    assert [target.period and target.period.key for target in Target.objects.all()] == [None, "2025Q3-2026Q2"]
    refused = {"from_quarter": "2026Q2", "to_quarter": "2025Q3"}, {"from_quarter": "2025Q3"}
    for period in refused:
        page = manager.post(reverse("target_set", args=[grant.key]), promise | period).content.decode()
        assert "in this order" in page
    assert Target.objects.count() == 2
