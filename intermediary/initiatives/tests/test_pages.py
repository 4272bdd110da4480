"""Set up an initiative: search codes, tick them, save; every wrong code is named."""

import pytest
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.audit.events import history
from intermediary.initiatives.models import Initiative
from intermediary.tests import people
from intermediary.tests.visits import edited

pytestmark = pytest.mark.django_db
ADD = reverse("initiative_add")
GOOD = {"name": "Care in the Valley", "started_on": "2024-01-01", "industries": ["62"]}


@pytest.fixture
def manager(client):
    client.force_login(people.user(Role.MANAGER))
    return client


def test_it_is_set_up_under_a_short_name_of_its_own(manager):
    response = manager.post(ADD, GOOD)
    initiative = Initiative.objects.get(key="care-in-the-valley")
    assert response.url == reverse("initiative_region", args=["care-in-the-valley"])
    assert (initiative.industries, initiative.counties) == (["62"], [])
    assert history(initiative).get().event.action == "initiative.added"


def test_sectors_are_stored_as_naics_writes_them(manager):
    manager.post(ADD, {**GOOD, "industries": ["32", "31-33"]})
    assert Initiative.objects.get().industries == ["31-33"]


def test_every_wrong_code_is_named_and_what_was_typed_stays(manager):
    page = manager.post(ADD, {**GOOD, "industries": ["62", "9x", "00"]}).content.decode()
    assert "no industry 9x" in page
    assert "no industry 00" in page
    assert "Care in the Valley" in page
    assert 'value="62" id="industries-62" checked' in page
    assert not Initiative.objects.exists()


@pytest.mark.parametrize("missing", ["name", "started_on", "industries"])
def test_nothing_is_saved_without(manager, missing):
    assert manager.post(ADD, {**GOOD, missing: ""}).status_code == 200
    assert not Initiative.objects.exists()


@pytest.mark.parametrize("key", ["add", "taken"])
def test_a_taken_short_name(manager, key):
    people.initiative(key="taken")
    assert "is taken" in manager.post(ADD, {**GOOD, "key": key}).content.decode()


def test_a_search_button_looks_and_saves_nothing(manager):
    page = manager.post(ADD, {**GOOD, "industries_q": "nursing", "look": "industries"}).content.decode()
    assert "Nursing" in page
    assert 'id="industries-62" checked' in page
    assert "error-summary" not in page
    assert not Initiative.objects.exists()


def test_typing_finds_and_keeps_what_is_ticked(manager):
    sent = {"industries_q": "nursing", "industries": ["62"]}
    page = manager.get(ADD, sent, headers={"HX-Request": "true"}).content.decode()
    assert 'id="industries-62" checked' in page
    assert "Nursing" in page


def test_edit_keeps_the_key(manager):
    initiative = people.initiative(key="care")
    response = edited(manager, reverse("initiative_edit", args=["care"]), {**GOOD, "key": "other"})
    assert response.status_code == 302
    initiative.refresh_from_db()
    assert (initiative.key, initiative.name) == ("care", "Care in the Valley")


def test_a_coach_reads_only(client):
    client.force_login(people.user(Role.COACH))
    people.initiative(key="care")
    assert client.get(ADD).status_code == 404
    assert client.post(reverse("initiative_edit", args=["care"]), GOOD).status_code == 404
    assert ADD not in client.get(reverse("initiative_list")).content.decode()


def test_the_list_costs_the_same_at_1_and_at_30(manager, django_assert_max_num_queries):
    people.initiative()
    manager.get(reverse("initiative_list"))  # what a process keeps for good is asked for once
    with django_assert_max_num_queries(13) as one:
        manager.get(reverse("initiative_list"))
    for _ in range(29):
        people.initiative()
    with django_assert_max_num_queries(len(one.captured_queries)):
        assert "30 initiatives" in manager.get(reverse("initiative_list")).content.decode()
