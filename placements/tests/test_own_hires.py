"""A firm sees its hires by name where they agreed to employment checks; the others are counted and never named."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from intermediary.audit.events import event
from intermediary.tests import people
from intermediary.tests.visits import visitor, words
from participants.models import Consent
from participants.services import change_participant, give_consent, withdraw_consent
from placements.followups.models import Statement

pytestmark = [pytest.mark.django_db]
CHECK = ["employment_check"]


@pytest.fixture
def firm():
    return people.employer(name="Ours Inc.")


@pytest.fixture
def door(firm):
    return visitor(people.employer_user(firm))


@pytest.fixture
def group():
    return people.cohort()


def hires(door) -> str:
    return words(door.get(reverse("own_hires")))


def test_names_under_consent_and_a_count_of_the_others(door, firm, group):
    people.placement(people.participant("Agnes", "Agreed", consents=CHECK), firm, group)
    people.placement(people.participant("Rita", "Referral", consents=["referral"]), firm, group)
    people.placement(people.participant("Sid", "Silent"), firm, group)
    people.placement(people.participant("Otto", "Other", consents=CHECK), people.employer(), group)
    page = hires(door)
    assert "Agnes Agreed" in page
    for unnamed in ("Rita", "Referral", "Sid", "Silent", "Otto"):
        assert unnamed not in page
    assert "2 more hires have not agreed to be named here" in page
    assert "1 hire" in page


def test_nothing_but_name_and_days_is_shown(door, firm, group):
    person = people.participant("Agnes", "Agreed", consents=CHECK, gender="female", veteran=True)
    job = people.placement(person, firm, group, hourly_wage=19.75)
    page = hires(door)
    for private in (person.key, job.key, "19.75", person.identity.email, str(group.program)):
        assert private not in page


def test_withdrawn_is_gone_at_once_and_given_again_is_back(door, firm, group):
    person = people.participant("Agnes", "Agreed", consents=CHECK)
    people.placement(person, firm, group)
    assert "Agnes Agreed" in hires(door)
    withdraw_consent(consent=person.consents.get(), on=timezone.localdate(), by=None)
    assert "Agnes" not in hires(door)
    assert "One more hire has not agreed" in hires(door)
    give_consent(participant=person, purpose="employment_check", given_on=timezone.localdate(), by=None)
    assert "Agnes Agreed" in hires(door)


@pytest.mark.parametrize(
    "days", [{"given_on": date(2999, 1, 1)}, {"given_on": date(2024, 1, 1), "expires_on": date(2024, 12, 31)}]
)
def test_consent_that_is_not_yet_or_no_longer_in_force_names_nobody(door, firm, group, days):
    person = people.participant("Agnes", "Agreed")
    people.placement(person, firm, group)
    give_consent(participant=person, purpose="employment_check", **days, by=None)
    assert "Agnes" not in hires(door)


def test_a_changed_name_is_the_one_shown(door, firm, group):
    person = people.participant("Agnes", "Agreed", consents=CHECK)
    people.placement(person, firm, group)
    name = {"first_name": "Agnes", "last_name": "Married"}
    change_participant(participant=person, identity=name, traits={}, prior_job={}, by=None)
    assert "Agnes Married" in hires(door)


def test_a_name_with_markup_is_text(door, firm, group):
    people.placement(people.participant("<b>Agnes", "</td>", consents=CHECK), firm, group)
    assert "<b>Agnes" not in door.get(reverse("own_hires")).content.decode()


def test_a_job_beside_the_program_is_not_the_firms_to_see(door, firm):
    people.placement(people.participant("Agnes", "Agreed", consents=CHECK), firm)
    assert "Agnes" not in hires(door)
    assert "No hires to show by name" in hires(door)


def test_many_hires_come_in_pages_and_each_once(door, firm, group):
    for n in range(35):
        person = people.participant(f"First{n:02}", "Agreed", consents=CHECK)
        people.placement(person, firm, group, started_on=date(2025, 4, 1 + n % 3))
    first = door.get(reverse("own_hires"))
    second = words(door.get(reverse("own_hires") + first.context["listing"].next_url))
    shown = [n for page in (words(first), second) for n in range(35) if f"First{n:02}" in page]
    assert sorted(shown) == list(range(35))


def test_somebody_of_the_firm_confirms_while_signed_in(door, firm, group):
    jobs = [people.placement(people.participant(n, "Agreed", consents=CHECK), firm, group) for n in ("Agnes", "Bea")]
    people.placement(people.participant("Otto", "Other", consents=CHECK), people.employer(), group)
    page = reverse("own_hires_confirm")
    shown = words(door.get(page))
    assert "Agnes Agreed" in shown
    assert "Otto" not in shown
    assert "Nothing was said of anybody yet" in words(door.post(page, {}))
    left = {f"{jobs[1].pk}-status": "left", f"{jobs[1].pk}-last_day": "2025-05-30"}
    assert "Say on which day" in words(door.post(page, {f"{jobs[1].pk}-status": "left"}))
    door.post(page, {f"{jobs[0].pk}-status": "here", f"{jobs[0].pk}-hourly_wage": "19.50", **left})
    said = {each.placement_id: each for each in Statement.objects.select_related("follow_up")}
    here, gone = said[jobs[0].pk], said[jobs[1].pk]
    assert (here.source, here.follow_up.status, here.follow_up.hourly_wage) == ("employer", "employed_same", 19.5)
    assert (gone.last_day, gone.said_by) == (date(2025, 5, 30), str(gone.by))
    assert "Bea" not in words(door.get(page))


def test_two_consents_show_one_line(door, firm, group):
    person = people.participant("Agnes", "Agreed", consents=CHECK)
    with event("test"):
        Consent.objects.create(participant=person, purpose="employment_check", given_on=date(2024, 6, 1))
    people.placement(person, firm, group)
    assert hires(door).count("Agnes Agreed") == 1
