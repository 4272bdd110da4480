"""The staff's side of releases: build, review, publish, withdraw; and that a draft stays inside."""

from datetime import date

import pytest
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.accounts.scope import acting
from intermediary.dashboards import tasks
from intermediary.jobs import services
from intermediary.jobs.models import Job
from intermediary.tests import people
from placements.outcomes.models import Release
from placements.outcomes.releases import build_release, publish
from placements.outcomes.releases.body import table, total

assert tasks  # registers the jobs
pytestmark = pytest.mark.django_db


@pytest.fixture
def grant():
    paid = people.grant()
    groups = [people.cohort(paid.initiative, [paid]) for _ in range(2)]
    for n in range(48):
        status = "completed" if n % 2 else "withdrawn"
        people.enrollment(people.participant(), groups[n >= 40], status=status, ended_on=date(2025, 3, 28))
    return paid


@pytest.fixture
def draft(grant) -> Release:
    return build_release(grant=grant, as_of=date(2025, 12, 31), by=None)


@pytest.fixture
def manager(client):
    client.force_login(people.user(Role.MANAGER))
    return client


def page(client, name: str, *args) -> str:
    return client.get(reverse(name, args=args)).content.decode()


def work(client, name: str, *args, **typed) -> None:
    """Post, and do the job that was asked for, as a worker does: nobody acts until the job says who."""
    client.post(reverse(name, args=args), typed)
    with acting(None):
        services.run(Job.objects.latest("pk").pk)
    assert Job.objects.latest("pk").state == "done"


def test_build_review_tell_publish_withdraw(manager, grant):
    work(manager, "release_build", grant.key, as_of="2025-12-31", method="round")
    job, draft = Job.objects.get(), Release.objects.get()
    assert manager.get(reverse("release_progress", args=[job.pk])).url == reverse("release_detail", args=[draft.pk])
    html = page(manager, "release_detail", draft.pk)
    assert "Nothing hidden can be worked out" in html
    assert "Ready to publish" in html
    manager.post(reverse("release_narrate", args=[draft.pk]), {"narrative": "Half of them finished."})
    manager.post(reverse("release_publish", args=[draft.pk]))
    draft.refresh_from_db()
    assert draft.state == Release.State.PUBLISHED
    assert draft.narrative == "Half of them finished."
    manager.post(reverse("release_withdraw", args=[draft.pk]), {"reason": "Counted twice"})
    assert "Counted twice" in page(manager, "release_list")


def test_a_release_for_the_public(manager, grant):
    work(manager, "release_build_public", grant.initiative.key, as_of="2025-12-31", method="round")
    release = Release.objects.get()
    assert release.grant is None
    assert release.body["about"]["grant"] is None
    assert total(release.body)["figures"]["sector.completion"]["denominator"] == 50


def test_a_blocked_draft_says_what_gives_it_away_and_hides_it(manager, draft):
    """A careless hand shows what was hidden: 48 to 52 less 38 to 42 of one program leave the other 6 to 10."""
    large = draft.grant.cohorts.order_by("pk").first().program.key
    assert draft.hidden.pop(f"program|{large}|sector.completion|denominator") == "beside"
    row = next(row for row in table(draft.body, "program")["rows"] if row["at"] == [large])
    row["figures"]["sector.completion"]["denominator"] = 40
    draft.save()
    manager.post(reverse("release_publish", args=[draft.pk]))
    assert "was not checked since" in page(manager, "release_detail", draft.pk)
    work(manager, "release_attack", draft.pk)
    html = page(manager, "release_detail", draft.pk)
    assert "It cannot be published yet" in html
    assert "Hide these and try again" in html
    manager.post(reverse("release_publish", args=[draft.pk]))
    draft.refresh_from_db()
    assert draft.state == Release.State.BLOCKED
    work(manager, "release_hide", draft.pk)
    draft.refresh_from_db()
    assert draft.state == Release.State.SAFE


def test_drafts_and_what_is_withdrawn_are_missing_to_the_funder(client, draft):
    funder = people.funder_user(draft.grant)
    client.force_login(funder)
    routes = [("release_figure", draft.pk, "targets"), ("release_file", draft.pk, "csv"), ("release_detail", draft.pk)]
    for name, *args in routes:
        assert client.get(reverse(name, args=args)).status_code == 404
    asked = {"release": draft.pk}
    assert client.get(reverse("grant_dashboard", args=[draft.grant.key]), asked).status_code == 404
    publish(release=draft, by=None)
    assert client.get(reverse("release_file", args=[draft.pk, "csv"])).status_code == 200
    client.force_login(people.user(Role.MANAGER))
    client.post(reverse("release_withdraw", args=[draft.pk]), {"reason": "x"})
    client.force_login(funder)
    for name, *args in routes:
        assert client.get(reverse(name, args=args)).status_code == 404
    assert client.get(reverse("grant_dashboard", args=[draft.grant.key]), asked).status_code == 404


def test_opening_a_page_changes_nothing(manager, draft):
    before = Release.objects.values().get()
    for name in ("publish", "attack", "hide", "discard", "narrate"):
        manager.get(reverse(f"release_{name}", args=[draft.pk]))
    assert Release.objects.values().get() == before
    assert not Job.objects.exists()


def test_a_day_to_come_is_refused_and_what_was_typed_stays(manager, grant):
    response = manager.post(reverse("release_build", args=[grant.key]), {"as_of": "2100-01-01", "method": "hide"})
    html = response.content.decode()
    assert "still to come" in html
    assert "2100-01-01" in html
    assert not Job.objects.exists()
