"""The page for operators comes whatever is down."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from intermediary.accounts.roles import Role
from intermediary.jobs.models import Heartbeat, Job
from intermediary.tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    client.force_login(people.user())
    return client


def states(client) -> dict[str, str]:
    return {check.label: check.tone for check in client.get(reverse("health")).context["checks"]}


def test_live_needs_no_sign_in(client):
    response = client.get(reverse("live"))
    assert (response.status_code, response.content) == (200, b"ok\n")


def test_a_broker_that_is_away_is_said_and_not_raised(administrator, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    page = administrator.get(reverse("health"))
    assert page.status_code == 200
    assert "Does not answer" in page.content.decode()


def test_a_late_sweep_a_late_queue_and_no_backup(administrator):
    now = timezone.now()
    Heartbeat.objects.create(name="sweep", at=now - timedelta(minutes=10))
    Job.objects.create(kind="x")
    Job.objects.update(created_at=now - timedelta(minutes=10))
    found = states(administrator)
    assert (found["Sweep"], found["Queue"], found["Backup"]) == ("danger", "warning", "warning")


def test_all_well(administrator):
    now = timezone.now()
    Heartbeat.objects.create(name="sweep", at=now)
    Heartbeat.objects.create(name="backup", at=now - timedelta(hours=3))
    found = states(administrator)
    assert {found[name] for name in ("Database", "Sweep", "Queue", "Backup", "Failed work")} == {"good"}


def test_operators_only(client):
    client.force_login(people.user(Role.MANAGER))
    assert client.get(reverse("health")).status_code == 404


def test_staff_see_every_component(administrator):
    assert administrator.get(reverse("design")).status_code == 200
