"""A firm sees and changes its own openings; another firm's look like none at all."""

import pytest
from django.urls import reverse

from employers.models import EmployerMember, Opening
from intermediary.audit.events import event
from intermediary.tests import people
from intermediary.tests.visits import fields, last_act, plain, visitor, words

pytestmark = pytest.mark.django_db
OPENING = {"title": "Welder", "positions": "1", "status": "open", "posted_on": "2025-04-01"}


@pytest.fixture
def firm():
    return people.employer(name="Ours Inc.")


@pytest.fixture
def contact(firm):
    return people.employer_user(firm)


@pytest.fixture
def door(contact):
    return visitor(contact)


def test_the_firm_posts_and_changes_an_opening(door, firm, contact):
    assert door.post(reverse("own_opening_add", args=[firm.key]), OPENING).url == reverse("own_openings")
    opening = Opening.objects.get()
    assert opening.employer == firm
    assert last_act()[:2] == ("opening.posted", str(contact))
    address = reverse("own_opening_edit", args=[opening.key])
    door.post(address, {**fields(door.get(address)), "title": "Senior welder"})
    _action, who, changes = last_act()
    assert who == str(contact)
    assert changes["employers_opening"][1]["title"] == "Welder"
    assert changes["employers_opening"][2] == {"title": "Senior welder"}


def test_only_own_openings_are_listed(door, firm):
    people.opening(firm, title="Ours to fill")
    people.opening(people.employer(), title="Theirs to fill")
    page = words(door.get(reverse("own_openings")))
    assert "Ours to fill" in page
    assert "Theirs to fill" not in page
    assert "1 opening" in page


def test_foreign_and_missing_are_the_same_page(door):
    theirs = people.opening(people.employer())
    for name, foreign in (("own_opening_edit", theirs.key), ("own_opening_add", theirs.employer.key)):
        for send in (door.get, lambda address: door.post(address, OPENING)):
            one, other = send(reverse(name, args=[foreign])), send(reverse(name, args=["none-such"]))
            assert (one.status_code, other.status_code) == (404, 404)
            assert plain(one) == plain(other)
    assert Opening.objects.get().title == theirs.title


def test_staffs_pages_are_missing(door, firm):
    opening = people.opening(firm)
    for address in (
        reverse("opening_edit", args=[opening.key]),
        reverse("employer_detail", args=[firm.key]),
        reverse("opening_list"),
        reverse("participant_list"),
    ):
        assert plain(door.get(address)) == plain(door.get("/no/such/page/"))


def test_fields_that_are_not_the_forms_change_nothing(door, firm):
    other = people.employer()
    door.post(reverse("own_opening_add", args=[firm.key]), {**OPENING, "employer": other.pk, "key": "mine", "id": 7})
    opening = Opening.objects.get()
    assert (opening.employer, opening.key == "mine") == (firm, False)


def test_mistakes_show_at_once_and_what_was_typed_stays(door, firm):
    sent = {**OPENING, "title": "", "positions": "many", "hourly_wage_low": "a lot", "description": "</textarea><b>"}
    response = door.post(reverse("own_opening_add", args=[firm.key]), sent)
    page = words(response)
    for said in ("This field is required", "Enter a whole number", "Enter a number", 'value="many"', 'value="a lot"'):
        assert said in page
    assert "</textarea><b>" not in response.content.decode()


def test_somebody_of_two_firms_sees_both(contact, firm, door):
    second = people.employer(name="Second Ltd.")
    with event("member.added"):
        EmployerMember.objects.create(user=contact, employer=second)
    people.opening(firm, title="One")
    people.opening(second, title="Two")
    page = words(door.get(reverse("own_openings")))
    for shown in ("One", "Two", "Post for Ours Inc.", "Post for Second Ltd."):
        assert shown in page


def test_a_contact_whose_firm_was_taken_away_sees_nothing(contact, door, firm):
    people.opening(firm, title="Ours to fill")
    with event("member.removed"):
        EmployerMember.objects.all().delete()
    page = words(door.get(reverse("own_openings")))
    assert "Ours to fill" not in page
    assert "Nothing posted yet" in page
