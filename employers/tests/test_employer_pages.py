"""Staff keep firms and their openings, and invite a firm's own people."""

import re
from datetime import date

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse

from employers import services
from employers.models import Employer, EmployerMember, Opening
from intermediary.accounts.roles import Role
from intermediary.tests import people
from intermediary.tests.visits import edited, fields, last_act, visitor, words

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def manager():
    return people.user(Role.MANAGER)


@pytest.fixture
def desk(manager):
    return visitor(manager)


def test_a_firm_is_added_and_changed(desk, manager):
    sent = {"name": "Lake Clinic", "naics": "622110", "county_fips": "23005", "fein": "01-2345678", "headcount": "80"}
    response = desk.post(reverse("employer_add"), sent)
    firm = Employer.objects.get()
    assert response.url == reverse("employer_detail", args=[firm.key])
    assert last_act()[:2] == ("employer.added", str(manager))
    address = reverse("employer_edit", args=[firm.key])
    desk.post(address, {**fields(desk.get(address)), "headcount": "81"})
    action, who, changes = last_act()
    assert (action, who) == ("employer.changed", str(manager))
    assert changes["employers_employer"][1]["headcount"] == 80
    assert changes["employers_employer"][2] == {"headcount": 81}


def test_codes_that_are_none_are_refused_together(desk):
    page = words(desk.post(reverse("employer_add"), {"naics": "999999", "county_fips": "00000", "headcount": "-3"}))
    for said in ("required", "no industry with this NAICS 2022 code", "no county with this FIPS code", "or equal to 0"):
        assert said in page
    assert 'value="999999"' in page
    assert not Employer.objects.exists()


def test_a_firm_is_not_part_of_itself(desk):
    firm = people.employer()
    response = edited(desk, reverse("employer_edit", args=[firm.key]), {"name": firm.name, "parent": firm.pk})
    assert "A firm cannot be part of itself." in words(response)


OPENING = {"title": "Nurse aide", "positions": "2", "status": "open", "posted_on": "2025-04-01"}


def test_an_opening_is_posted_and_changed(desk, manager):
    firm = people.employer()
    sent = {**OPENING, "soc": "31-1131", "hourly_wage_low": "18", "hourly_wage_high": "21.50"}
    desk.post(reverse("opening_add", args=[firm.key]), sent)
    opening = Opening.objects.get()
    assert (opening.employer, opening.posted_on) == (firm, date(2025, 4, 1))
    assert last_act()[:2] == ("opening.posted", str(manager))
    address = reverse("opening_edit", args=[opening.key])
    desk.post(address, {**fields(desk.get(address)), "status": "filled"})
    _action, _who, changes = last_act()
    assert changes["employers_opening"][2] == {"status": "filled"}


def test_positions_are_filled_one_by_one_and_freed_again(desk, manager):
    opening = people.opening(people.employer(), positions=2)
    address = reverse("opening_fill", args=[opening.key])
    for day in ("2025-04-10", "2025-04-20"):
        assert desk.post(address, {"offer_accepted_on": day}).status_code == 302
    opening.refresh_from_db()
    assert opening.status == "filled"
    assert last_act()[:2] == ("opening.position_filled", str(manager))
    page = words(desk.post(address, {"offer_accepted_on": "2025-04-21"}))
    assert "All its positions are filled already." in page
    assert "2 of 2 positions filled" in page
    edit = reverse("opening_edit", args=[opening.key])
    assert "2 offers are accepted already." in words(edited(desk, edit, {**OPENING, "positions": "1"}))
    desk.post(reverse("opening_free", args=[opening.fills.first().key]))
    opening.refresh_from_db()
    assert (opening.fills.count(), opening.status) == (1, "open")
    assert "posted later" in words(desk.post(address, {"offer_accepted_on": "2025-03-31"}))


def test_the_database_refuses_one_offer_too_many_whoever_writes_it():
    opening = people.opening(people.employer(), positions=1)
    services.fill_position(opening=opening, offer_accepted_on=date(2025, 4, 10), by=None)
    for change in (
        lambda: services.fill_position(opening=opening, offer_accepted_on=date(2025, 4, 11), by=None),
        lambda: services.save_opening(opening=opening, employer=opening.employer, posted_on=date(2025, 4, 11), by=None),
    ):
        with pytest.raises(ValidationError, match="does not fit"):
            change()


def test_a_headcount_is_added_and_changed(desk, manager):
    firm = people.employer()
    sent = {"soc": "31-1131", "starts_on": "2025-01-01", "months": "3", "average_headcount": "40.5", "separations": "2"}
    assert desk.post(reverse("headcount_add", args=[firm.key]), sent).status_code == 302
    assert last_act()[:2] == ("headcount.added", str(manager))
    page = words(desk.post(reverse("headcount_add", args=[firm.key]), {**sent, "starts_on": "2025-03-01"}))
    assert "There is a headcount of this occupation for some of these months already." in page
    assert "40.50" in words(desk.get(reverse("employer_detail", args=[firm.key])))
    address = reverse("headcount_edit", args=[firm.headcounts.get().key])
    desk.post(address, {**fields(desk.get(address)), "other_hires": "4", "other_retained_90": "3"})
    assert last_act()[2]["employers_headcount"][2] == {"other_hires": 4, "other_retained_90": 3}
    page = words(
        edited(desk, address, {**sent, "starts_on": "2025-01-02", "other_hires": "1", "other_retained_365": "2"})
    )
    assert "starts on the first of one" in page
    assert "No more people can have stayed than were hired." in page


def test_the_day_an_opening_was_posted_stays(desk):
    opening = people.opening(people.employer(), posted_on=date(2024, 2, 1))
    address = reverse("opening_edit", args=[opening.key])
    assert 'value="2024-02-01"' in words(desk.get(address))
    desk.post(address, fields(desk.get(address)))
    opening.refresh_from_db()
    assert opening.posted_on == date(2024, 2, 1)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"expires_on": "2025-03-01"}, "An opening cannot expire before it is posted."),
        ({"hourly_wage_low": "20", "hourly_wage_high": "19"}, "The higher wage cannot be below the lower one"),
        ({"hourly_wage_low": "0", "hourly_wage_high": "0"}, "both are above zero"),
        ({"positions": "0"}, "An opening has 1 to 1,000 positions."),
        ({"status": "closed"}, "Say on which day it was closed."),
        ({"soc": "99"}, "A SOC code looks like 31-1131."),
        ({"status": "gone"}, "not one of the available choices"),
        ({"title": "x" * 121}, "at most 120 characters"),
        ({"description": "x" * 5001}, "at most 5000 characters"),
    ],
)
def test_an_opening_that_makes_no_sense_is_refused(desk, changed, said):
    response = desk.post(reverse("opening_add", args=[people.employer().key]), {**OPENING, **changed})
    assert response.status_code == 200
    assert said in words(response)
    assert not Opening.objects.exists()


def test_made_up_filters_filter_nothing(desk):
    people.opening(people.employer())
    for params in ({"status": "made up"}, {"status": "\x00"}, {"q": "\x00"}, {"q": "x" * 101}):
        assert "1 opening" in words(desk.get(reverse("opening_list"), params)), params


def test_search_finds_a_firm_by_name_number_and_key(desk):
    people.employer(name="Lake Clinic", fein="01-2345678")
    people.employer(name="Other & Sons")
    for text in ("lake", "01-23", Employer.objects.first().key):
        page = words(desk.get(reverse("employer_list"), {"q": text}))
        assert "Lake Clinic" in page
        assert "Other & Sons" not in page
    page = words(desk.get(reverse("employer_list"), {"q": "nobody"}))
    assert "Nothing matches" in page


def test_a_contact_is_invited_and_enters_by_the_firms_door(desk, manager, django_capture_on_commit_callbacks):
    firm = people.employer()
    with django_capture_on_commit_callbacks(execute=True):
        sent = {"name": "Em Ployer", "email": "Em@Example.org", "role": Role.ADMINISTRATOR, "is_active": "x"}
        desk.post(reverse("contact_invite", args=[firm.key]), sent)
    member = EmployerMember.objects.get()
    assert (member.employer, member.user.role, member.user.email) == (firm, Role.EMPLOYER, "em@example.org")
    assert last_act()[:2] == ("employer.contact_invited", str(manager))
    assert re.search(r"http://testserver/welcome/\S+", mail.outbox[0].body)


def test_a_colleague_of_another_door_is_refused(desk):
    funder = people.user(Role.FUNDER)
    address = reverse("contact_invite", args=[people.employer().key])
    response = desk.post(address, {"name": "F", "email": funder.email.upper()})
    assert "an account that is not an employer" in words(response)
    assert not EmployerMember.objects.exists()


def test_coaches_invite_nobody():
    desk, firm = visitor(people.user(Role.COACH)), people.employer()
    assert desk.post(reverse("contact_invite", args=[firm.key]), {"name": "N", "email": "n@x.org"}).status_code == 404
    assert reverse("contact_invite", args=[firm.key]) not in words(
        desk.get(reverse("employer_detail", args=[firm.key]))
    )


def test_two_firms_cannot_be_part_of_each_other(client):
    client.force_login(people.user())
    child = people.employer()
    parent = people.employer(parent=child)
    response = client.post(reverse("employer_edit", args=[child.key]), {"name": child.name, "parent": parent.pk})
    assert "is part of this firm already" in response.content.decode()
    child.refresh_from_db()
    assert child.parent is None
