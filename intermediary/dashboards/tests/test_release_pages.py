"""The funder's door: own published releases, and nothing else; staff build, look and publish."""

from copy import deepcopy
from datetime import date

import pytest
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.dashboards import tasks
from intermediary.jobs import services
from intermediary.jobs.models import Job
from intermediary.tests import people
from placements.outcomes.models import EnrollmentFact, PlacementFact, Release
from placements.outcomes.releases import build_release, publish

assert tasks  # registers the job
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def published(standing):
    """The release of a grant that pays for 48 people, half of whom completed."""
    paid = people.grant()
    group = people.cohort(paid.initiative, [paid])
    for n in range(48):
        status = "completed" if n % 2 else "withdrawn"
        people.enrollment(people.participant(), group, status=status, ended_on=date(2025, 3, 28))
    return publish(release=build_release(grant=paid, as_of=date(2025, 12, 31), by=None), by=None)


@pytest.fixture
def released(published):
    return deepcopy(published)


@pytest.fixture
def grant(released):
    return released.grant


def page(client, grant) -> str:
    return client.get(reverse("grant_dashboard", args=[grant.key]))


def main_part(html: str) -> str:
    """The page without its frame, where a fresh CSRF token stands."""
    return html.split("<main", 1)[1]


def test_a_funder_starts_at_own_grants(client, released):
    client.force_login(people.funder_user(released.grant))
    response = client.get("/", follow=True)
    assert released.grant.title in response.content.decode()


def test_the_dashboard_shows_protected_figures(client, released):
    client.force_login(people.funder_user(released.grant))
    html = page(client, released.grant).content.decode()
    assert "50.0%" in html  # 24 of 48, from 25 of 50
    assert "25 of 50" in html
    assert "24 of 48" not in html


def test_it_reads_no_live_table(client, released):
    """Figures stored, people enrolled since: the page stays as it was published."""
    client.force_login(people.funder_user(released.grant))
    before = page(client, released.grant).content.decode()
    PlacementFact.objects.all().delete()
    EnrollmentFact.objects.all().delete()
    for _ in range(20):
        people.enrollment(
            people.participant(), released.grant.cohorts.get(), status="completed", ended_on=date(2025, 5, 1)
        )
    after = page(client, released.grant).content.decode()
    assert main_part(after) == main_part(before)


def test_drafts_and_other_funders_grants_are_missing(client, released):
    other = people.grant()
    client.force_login(people.funder_user(other))
    assert page(client, released.grant).status_code == 404
    build_release(grant=other, as_of=date(2025, 12, 31), by=None)
    response = page(client, other)
    assert "No figures published yet" in response.content.decode()
    draft = Release.objects.get(grant=other)
    assert client.get(reverse("grant_dashboard", args=[other.key]), {"release": draft.pk}).status_code == 404
    assert client.get(reverse("release_detail", args=[draft.pk])).status_code == 404


@pytest.mark.parametrize("wanted", ["0", "9" * 30, "x", "-1", "²"])
def test_made_up_releases_give_a_page_or_missing(client, released, wanted):
    client.force_login(people.funder_user(released.grant))
    response = client.get(reverse("grant_dashboard", args=[released.grant.key]), {"release": wanted})
    assert response.status_code in (200, 404)


def test_staff_build_look_and_publish(client, grant):
    client.force_login(people.user(Role.MANAGER))
    client.post(reverse("release_build", args=[grant.key]))
    client.post(reverse("release_build", args=[grant.key]))  # a double click
    job = Job.objects.get(kind="releases.build")
    services.run(job.pk)
    draft = Release.objects.get(published_at=None)
    html = client.get(reverse("release_detail", args=[draft.pk])).content.decode()
    assert "Draft" in html
    client.post(reverse("release_publish", args=[draft.pk]))
    draft.refresh_from_db()
    assert draft.published_at is not None


def test_opening_a_page_publishes_nothing(client, grant):
    draft = build_release(grant=grant, as_of=date(2025, 12, 31), by=None)
    client.force_login(people.user(Role.MANAGER))
    client.get(reverse("release_publish", args=[draft.pk]))
    client.get(reverse("release_build", args=[grant.key]))
    draft.refresh_from_db()
    assert draft.published_at is None
    assert not Job.objects.exists()


def test_the_list_costs_the_same_for_many_grants(client, released, django_assert_num_queries):
    client.force_login(people.funder_user(released.grant))
    with django_assert_num_queries(12):
        client.get(reverse("grant_dashboard_list"))
    for _ in range(30):
        people.grant(released.grant.initiative, funder=released.grant.funder)
    with django_assert_num_queries(12):
        client.get(reverse("grant_dashboard_list"))
