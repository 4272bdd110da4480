"""What an initiative calls good, living and retained: dated; and who of the staff is narrowed to which initiative."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.accounts.scope import acting
from intermediary.initiatives import services
from intermediary.initiatives.enums import Household, Item
from intermediary.initiatives.models import Initiative, Standard
from intermediary.tests import people
from placements.outcomes.definitions import quality, retention
from placements.outcomes.oracle.retention import MILESTONES as RULE
from trainings.models import Cohort

pytestmark = pytest.mark.django_db
WAGE = {"household": Household.ONE, "hourly": Decimal("24.10"), "source": "MIT Living Wage Calculator", "year": 2025}


def test_it_says_the_same_as_the_engine():
    """The checklist, its cut-offs and the days: written in two rooms, held together here."""
    standard = people.initiative().standard
    assert tuple(Item.values) == tuple(quality.ITEMS)
    assert (standard.known_at_least, standard.met_at_least) == (quality.ENOUGH, quality.ENOUGH)
    assert retention.MILESTONES == RULE


def test_a_change_leaves_what_was_before():
    initiative = people.initiative()
    services.set_standard(initiative=initiative, starts_on=date(2025, 1, 1), wages=[WAGE], by=None)
    dearer = {**WAGE, "hourly": Decimal("25.90"), "year": 2026}
    services.set_standard(initiative=initiative, starts_on=date(2026, 1, 1), wages=[dearer], retained_days=365, by=None)
    assert initiative.standard.living_wage.hourly == Decimal("25.90")
    assert initiative.standard_on(date(2025, 12, 31)).living_wage.hourly == Decimal("24.10")
    assert initiative.standard_on(date(2025, 12, 31)).retained_days == 180
    assert initiative.standard_on(date(2024, 12, 31)).pk is None
    services.set_standard(initiative=initiative, starts_on=date(2026, 1, 1), wages=[], retained_days=90, by=None)
    assert Standard.objects.count() == 2
    assert (initiative.standard.living_wage, initiative.standard.retained_days) == (None, 90)


@pytest.mark.parametrize(
    ("met", "good"),
    [
        (dict.fromkeys(Item.values, True), True),
        ({**dict.fromkeys(Item.values, True), Item.LIVING_WAGE: False}, False),
        ({**dict.fromkeys(Item.values, True), Item.LIVING_WAGE: None}, None),
        ({**dict.fromkeys(Item.values[:5], True)}, False),
        ({**dict.fromkeys(Item.values[:6], True)}, True),
        ({**dict.fromkeys(Item.values, True), **dict.fromkeys(Item.values[1:3], False), Item.PAID_LEAVE: None}, False),
    ],
)  # fmt: skip
def test_a_good_job(met, good):
    assert Standard().good(met) is good


@pytest.mark.parametrize(
    "wrong", [{"met_at_least": 7}, {"met_at_least": 0}, {"known_at_least": 9, "met_at_least": 6}, {"retained_days": 91}]
)
def test_nonsense_is_refused(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        services.set_standard(initiative=people.initiative(), starts_on=date(2025, 1, 1), wages=[], by=None, **wrong)


def test_staff_narrowed_to_one_initiative_miss_the_other(client):
    ours, theirs = people.initiative(), people.initiative()
    here, there = people.cohort(ours), people.cohort(theirs)
    grants = people.grant(ours), people.grant(theirs)
    opening = people.opening(people.employer(), initiative=theirs)
    manager = people.user(Role.MANAGER)
    client.force_login(manager)
    assert client.get(reverse("initiative_detail", args=[theirs.key])).status_code == 200
    services.narrow(user=manager, initiatives=[ours], by=None)
    for address, args in [
        ("initiative_detail", theirs.key),
        ("initiative_edit", theirs.key),
        ("outcomes", theirs.key),
        ("import_list", theirs.key),
        ("data_quality", theirs.key),
        ("cohort_detail", there.key),
        ("grant_detail", grants[1].key),
        ("opening_edit", opening.key),
    ]:
        assert client.get(reverse(address, args=[args])).status_code == 404, address
    page = client.get(reverse("initiative_detail", args=[ours.key])).content.decode()
    assert theirs.name not in page
    assert there.key not in client.get(reverse("cohort_list")).content.decode()
    assert client.get(reverse("cohort_detail", args=[here.key])).status_code == 200
    assert client.get(reverse("grant_detail", args=[grants[0].key])).status_code == 200
    for user in (manager, people.user(Role.COACH)):  # PostgreSQL by itself, with no view in between
        with acting(user):
            assert Initiative.objects.count() == Cohort.objects.count() == (1 if user == manager else 2)
    services.narrow(user=manager, initiatives=[], by=None)
    assert client.get(reverse("initiative_detail", args=[theirs.key])).status_code == 200
