"""Steps after the first: a region on a map and by name, occupations, standards, people; wrong codes are explained."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from intermediary.accounts.roles import Role
from intermediary.initiatives.models import Initiative, Member
from intermediary.tests import people
from intermediary.tests.visits import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(client):
    client.force_login(people.user(Role.MANAGER))
    return client


def at(step: str, initiative: Initiative) -> str:
    return reverse(f"initiative_{step}", args=[initiative.key])


def test_two_of_one_name_are_told_apart(manager):
    initiative = people.initiative()
    page = words(manager.get(at("region", initiative), {"counties_q": "baltimore"}))
    assert "Baltimore city, MD: the city by itself" in page
    assert "Baltimore County, MD: the county, without the city of that name" in page
    assert 'data-box="counties-24510" class="county pick"' in page
    both = {"counties": ["24005", "24510"], "next": "yes"}
    assert manager.post(at("region", initiative), both).url == at("occupations", initiative)
    initiative.refresh_from_db()
    assert initiative.counties == ["24005", "24510"]
    assert 'data-box="counties-24510" class="county pick chosen"' in words(manager.get(at("region", initiative)))


def test_connecticut_has_planning_regions_and_old_counties_are_explained(manager):
    initiative = people.initiative(counties=["09003"])
    page = words(manager.get(at("region", initiative), {"state": "CT"}))
    assert page.count('data-box="counties-09') == 9
    assert 'value="09003"' not in page
    said = "Hartford County, CT (09003) is a county of the map before 2022. Choose what took its place: Capitol"
    assert said in page
    assert said in words(manager.get(at("region", initiative), {"counties_q": "hartford county"}))
    page = words(manager.post(at("region", initiative), {"counties": ["09003", "9110", "00000"]}))
    assert said in page
    assert "no county with the FIPS code 00000" in page
    assert 'id="counties-09110" checked' in page
    manager.post(at("region", initiative), {"counties": ["9110", "09140"]})  # a spreadsheet had taken the zero
    initiative.refresh_from_db()
    assert initiative.counties == ["09110", "09140"]


def test_a_search_button_looks_keeps_what_is_ticked_and_saves_nothing(manager):
    initiative = people.initiative()
    sent = {"counties": ["09110"], "counties_q": "erie", "state": "", "look": "counties"}
    page = words(manager.post(at("region", initiative), sent))
    assert 'id="counties-09110" checked' in page
    assert "Erie County, PA" in page
    assert "error-summary" not in page
    assert Initiative.objects.get().counties == []
    typed = {"counties": ["09110"], "state": "PR"}  # the islands have no outlines: the list alone
    page = words(manager.get(at("region", initiative), typed, headers={"HX-Request": "true"}))
    assert "Adjuntas Municipio" in page
    assert 'id="counties-09110" checked' in page


def test_occupations_in_any_spelling_and_retired_ones(manager):
    initiative = people.initiative()
    page = words(manager.post(at("occupations", initiative), {"occupations": ["514041", "51-4011", "nurse"]}))
    assert (
        "51-4011 is a code of SOC 2010. Choose what it became: Computer Numerically Controlled Tool Operators" in page
    )
    assert "SOC 2018 has no occupation nurse." in page
    manager.post(at("occupations", initiative), {"occupations": ["514041", "51-9161.00"]})
    initiative.refresh_from_db()
    assert initiative.occupations == ["51-4041", "51-9161"]


STANDARD = {
    "wage_1-0": "24.10", "wage_1-1": "41.85", "source": "MIT Living Wage Calculator", "year": "2025",
    "household": "1-0",
    "items": ["living_wage", "hours", "health_insurance", "paid_leave"], "known_at_least": "3", "met_at_least": "3",
    "retained_days": "365", "seats_factor": "0.80", "starts_on": "2026-01-01",
}  # fmt: skip


def test_a_standard_is_set_from_a_day_on(manager):
    initiative = people.initiative()
    page = words(manager.get(at("standard", initiative)))
    assert f'value="{timezone.localdate().isoformat()}"' in page
    assert manager.post(at("standard", initiative), {**STANDARD, "next": "yes"}).url == at("people", initiative)
    standard = Initiative.objects.get().standard
    assert (standard.living_wage.hourly, standard.retained_days, len(standard.wages())) == (Decimal("24.10"), 365, 2)
    assert (standard.seats_factor, standard.starts_on) == (Decimal("0.80"), date(2026, 1, 1))
    page = words(manager.get(at("standard", initiative)))
    assert "3 of 4 met, 3 known" in page
    assert 'value="41.85"' in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"household": "2-2"}, "This household is the yardstick: say its living wage."),
        ({"wage_1-0": "50128"}, "A living wage is by the hour: at most 1,000 dollars."),
        ({"source": ""}, "Say where they are from."),
        ({"year": ""}, "Say of which year they are."),
        ({"met_at_least": "4"}, "At least one item must be met, and no more than must be known."),
        ({"known_at_least": "5"}, "No more items can be asked for than are ticked."),
        ({"items": []}, "This field is required."),
        ({"retained_days": "91"}, "91 is not one of the available choices"),
    ],
)
def test_a_standard_that_says_nonsense(manager, wrong, said):
    initiative = people.initiative()
    page = words(manager.post(at("standard", initiative), {**STANDARD, **wrong}))
    assert said in page
    assert 'value="41.85"' in page
    assert Initiative.objects.get().standard.pk is None


def test_people_work_for_this_one_and_keep_the_others(manager):
    initiative, other = people.initiative(), people.initiative()
    coach, closed = people.user(Role.COACH), people.user(Role.COACH, is_active=False)
    page = words(manager.get(at("people", initiative)))
    assert coach.name in page
    assert closed.name not in page
    manager.post(at("people", other), {"members": [coach.pk]})
    answer = manager.post(at("people", initiative), {"members": [coach.pk], "next": "yes"})
    assert answer.url == reverse("initiative_detail", args=[initiative.key])
    assert Member.objects.filter(user=coach).count() == 2
    manager.post(at("people", other), {})
    assert Member.objects.get(user=coach).initiative == initiative
    assert manager.post(at("people", initiative), {"members": [closed.pk]}).status_code == 200  # said, nothing written
    assert Member.objects.count() == 1


def test_who_works_for_one_adds_none(manager):
    initiative = people.initiative()
    manager.post(at("people", initiative), {"members": [manager.session["_auth_user_id"]]})
    assert manager.get(reverse("initiative_add")).status_code == 404


@pytest.mark.parametrize("step", ["region", "occupations", "standard", "people"])
def test_a_coach_sets_nothing_up(client, step):
    client.force_login(people.user(Role.COACH))
    assert client.get(at(step, people.initiative())).status_code == 404
