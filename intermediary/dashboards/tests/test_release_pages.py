"""Where a funder starts; staff build a release, look at it, and publish."""

from datetime import date

import pytest
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.dashboards import tasks
from intermediary.dashboards.tests.bodies import published
from intermediary.jobs import services
from intermediary.jobs.models import Job
from intermediary.tests import people
from placements.outcomes.models import Release
from placements.outcomes.releases import build_release

assert tasks  # registers the job
pytestmark = pytest.mark.django_db


@pytest.fixture
def grant():
    paid = people.grant()
    group = people.cohort(paid.initiative, [paid])
    for n in range(48):
        status = "completed" if n % 2 else "withdrawn"
        people.enrollment(people.participant(), group, status=status, ended_on=date(2025, 3, 28))
    return paid


def test_a_funder_starts_at_own_grants(client):
    paid, other = people.grant(title="Care Ladder"), people.grant(title="Valley Makers")
    published(paid)
    client.force_login(people.funder_user(paid))
    html = client.get("/", follow=True).content.decode()
    assert paid.title in html
    assert "Figures as of June 30, 2026" in html
    assert other.title not in html
    client.force_login(people.funder_user(other))
    html = client.get(reverse("grant_dashboard", args=[other.key])).content.decode()
    assert "No figures published yet" in html


def test_staff_build_look_and_publish(client, grant):
    client.force_login(people.user(Role.MANAGER))
    client.post(reverse("release_build", args=[grant.key]))
    client.post(reverse("release_build", args=[grant.key]))  # a double click
    job = Job.objects.get(kind="releases.build")
    services.run(job.pk)
    draft = Release.objects.get()
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


def test_the_list_costs_the_same_for_many_grants(client, django_assert_num_queries):
    released = published(people.grant())
    client.force_login(people.funder_user(released.grant))
    with django_assert_num_queries(12):
        client.get(reverse("grant_dashboard_list"))
    for _ in range(30):
        people.grant(released.grant.initiative, funder=released.grant.funder)
    with django_assert_num_queries(12):
        client.get(reverse("grant_dashboard_list"))
