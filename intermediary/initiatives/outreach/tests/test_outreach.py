"""What came of a campaign: counted where applications name it, stated where nothing does, and never mixed up."""

from datetime import date

import pytest
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.initiatives.outreach import services
from intermediary.initiatives.outreach.results import results
from intermediary.tests import people
from intermediary.tests.visits import visitor, words
from trainings.applications.tests.test_applications import group, opened, page, unhurried  # noqa: F401

pytestmark = pytest.mark.django_db


def campaign(initiative, code):
    return services.save_campaign(
        initiative=initiative, name=code.title(), code=code, audience="residents", form="event",
        starts_on=date(2026, 1, 5), by=None,
    )  # fmt: skip


def test_applications_that_name_a_campaign_take_the_place_of_a_stated_number(client, page, group):  # noqa: F811
    fair, radio = campaign(group.initiative, "fair"), campaign(group.initiative, "radio")
    services.state_result(campaign=fair, came="applications", number=64, source="Intake desk", by=None)
    services.state_result(campaign=radio, came="members", number=9, source="Local 88", by=None)
    desk, rooms = visitor(people.user(Role.COACH)), reverse("campaign_list", args=[group.initiative.key])
    assert "64 applications, as stated" in words(desk.get(rooms))
    client.post(f"{page}?from=fair", opened(client, page))
    client.post(f"{page}?from=nowhere", opened(client, page, email="other@example.org"))
    told = words(desk.get(rooms))
    assert "1 applications, counted" in told
    assert "64" not in told
    assert "9 members, as stated" in told
    assert [(each.number, each.counted) for each in results([fair])[fair.pk]] == [(1, True)]
