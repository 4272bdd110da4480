"""The first page of each side of the house, and what stands around every page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from intermediary.accounts.roles import Role
from intermediary.tests import people
from placements.outcomes.models import Run
from placements.outcomes.services import store

pytestmark = pytest.mark.django_db


@pytest.fixture
def coach(client):
    client.force_login(people.user(Role.COACH))
    return client


def test_staff_start_at_the_first_initiative(coach):
    initiative = people.initiative(name="A first one")
    people.initiative(name="B second one")
    assert coach.get("/").url == reverse("today", args=[initiative.key])


def test_staff_without_an_initiative_start_at_the_list(coach):
    assert coach.get("/").url == reverse("initiative_list")


def test_firms_start_at_their_openings(client):
    client.force_login(people.employer_user(people.employer()))
    assert client.get("/").url == reverse("own_overview")


def test_training_providers_are_told_whom_to_ask(client):
    administrator = people.user(accepted_at=timezone.now())
    client.force_login(people.user(Role.PROVIDER))
    assert administrator.email in client.get("/").content.decode()


def test_an_empty_initiative_says_what_to_do(client):
    client.force_login(people.user(Role.MANAGER))
    initiative = people.initiative()
    page = client.get(reverse("initiative_detail", args=[initiative.key])).content.decode()
    assert "Nothing on record yet" in page
    assert reverse("import_new", args=[initiative.key]) in page


def test_figures_come_with_their_n_and_day(coach):
    initiative = people.initiative()
    cohort = people.cohort(initiative)
    day = timezone.localdate()
    for n in range(9):
        status = ("completed", "completed", "completed", "withdrawn", "completed")[n % 5] if n < 8 else "enrolled"
        people.enrollment(people.participant(), cohort, status=status, ended_on=day if n < 8 else None)
    Run.objects.filter(pk=store(initiative=initiative, as_of=day).pk).update(
        refreshed_at=timezone.now() - timedelta(minutes=2)
    )
    page = coach.get(reverse("initiative_detail", args=[initiative.key])).content.decode()
    assert "87.5%" in page
    assert "7 of 8" in page
    assert "1 not yet due" in page
    assert "Computed 2\xa0minutes ago" in page


def test_people_still_enrolled_after_the_end_wait_for_somebody(coach):
    cohort = people.cohort()
    people.enrollment(people.participant(), cohort)
    page = coach.get(reverse("initiative_detail", args=[cohort.initiative.key])).content.decode()
    assert "1 person still counts as enrolled" in page


def test_the_start_page_costs_the_same_at_1_and_at_30(coach, django_assert_max_num_queries):
    initiative = people.initiative()
    today = timezone.localdate()

    def fill():
        for ahead in (-100, -10, 10):
            start = today + timedelta(ahead)
            cohort = people.cohort(initiative, starts_on=start, ends_on=start + timedelta(60))
            people.enrollment(people.participant(), cohort)

    fill()
    address = reverse("initiative_detail", args=[initiative.key])
    with django_assert_max_num_queries(20) as one:
        coach.get(address)
    for _ in range(10):
        fill()
    with django_assert_max_num_queries(len(one.captured_queries)):
        coach.get(address)


def test_navigation_shows_only_where_one_may_go(coach):
    initiative = people.initiative()
    page = coach.get(reverse("initiative_detail", args=[initiative.key])).content.decode()
    assert reverse("import_list", args=[initiative.key]) in page
    assert reverse("people") not in page
    assert reverse("health") not in page


def test_the_switcher_keeps_to_the_initiative_of_the_address(coach):
    people.initiative(name="A first one")
    second = people.initiative(name="B second one")
    response = coach.get(reverse("initiative_detail", args=[second.key]))
    assert response.context["initiative"] == second
    assert [entry["active"] for entry in response.context["initiatives"]] == [False, True]
