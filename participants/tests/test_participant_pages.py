"""Staff add, find and change people; every change leaves its trail; unknown stays unknown."""

import pytest
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.tests import people
from intermediary.tests.visits import edited, fields, last_act, visitor, words
from participants.models import Consent, Identity, Participant, PriorJob

pytestmark = [pytest.mark.django_db]
ADD = "participant_add"
ADA = {"identity-first_name": "Ada", "identity-last_name": "Byron"}


@pytest.fixture
def coach():
    return people.user(Role.COACH)


@pytest.fixture
def desk(coach):
    return visitor(coach)


def test_a_person_with_nothing_but_a_name(desk, coach):
    response = desk.post(reverse(ADD), ADA)
    person = Participant.objects.get()
    assert response.url == reverse("participant_detail", args=[person.key])
    traits, job = person.traits, person.prior_job
    assert (traits.veteran, traits.hispanic, traits.disability) == (None, None, None)
    assert (traits.gender, traits.race, traits.barriers) == ("", [], [])
    assert (job.hourly_wage, job.weekly_hours, job.ended_on) == (None, None, None)
    action, who, changes = last_act()
    assert (action, who) == ("participant.added", str(coach))
    operation, before, after = changes["participants_identity"]
    assert (operation, before, after["last_name"]) == ("I", None, "Byron")


def test_everything_a_form_can_say(desk):
    sent = {
        **ADA,
        "identity-birth_date": "1990-12-10",
        "identity-county_fips": " 23005 ",
        "traits-race": ["asian", "white"],
        "traits-veteran": "true",
        "traits-disability": "false",
        "prior_job-hourly_wage": "14.50",
    }
    desk.post(reverse(ADD), sent)
    person = Participant.objects.get()
    assert (person.traits.veteran, person.traits.disability, person.traits.hispanic) == (True, False, None)
    assert person.traits.race == ["asian", "white"]
    assert person.identity.county_fips == "23005"
    page = words(desk.get(reverse("participant_record", args=[person.key])))
    for shown in ("Asian, White", "Cumberland", "$14.50"):
        assert shown in page


def test_saving_an_untouched_form_changes_nothing_but_the_trail(desk):
    person = people.participant(veteran=False, hispanic=None, race=["black"], barriers=["low_income"])
    address = reverse("participant_edit", args=[person.key])
    before = (
        list(Identity.objects.values()) + list(PriorJob.objects.values()) + list(type(person.traits).objects.values())
    )
    assert desk.post(address, fields(desk.get(address))).status_code == 302
    after = (
        list(Identity.objects.values()) + list(PriorJob.objects.values()) + list(type(person.traits).objects.values())
    )
    assert before == after


def test_a_change_is_kept_with_before_and_after(desk, coach):
    person = people.participant("Ada", "Byron")
    edited(desk, reverse("participant_edit", args=[person.key]), {**ADA, "identity-last_name": "Lovelace"})
    action, who, changes = last_act()
    assert (action, who) == ("participant.changed", str(coach))
    operation, before, after = changes["participants_identity"]
    assert (operation, before["last_name"]) == ("U", "Byron")
    assert after["last_name"] == "Lovelace"
    assert f"by {coach}" in words(desk.get(reverse("participant_record", args=[person.key])))


def test_every_mistake_shows_at_once_and_what_was_typed_stays(desk):
    sent = {
        "identity-first_name": "Ada <b>",
        "identity-county_fips": "99999",
        "identity-birth_date": "31.12.1990",
        "identity-email": "no address",
        "traits-gender": "none of these",
        "prior_job-hourly_wage": "3900",
        "prior_job-weekly_hours": "200",
    }
    response = desk.post(reverse(ADD), sent)
    page = words(response)
    assert response.status_code == 200
    for said in (
        "This field is required",
        "no county with this FIPS code",
        "Enter a valid date",
        "Enter a valid email address",
        "none of these is not one of the available choices",
        "An hourly wage is above 0 and at most 1,000 dollars",
        "A week has at most 168 hours",
    ):
        assert said in page, said
    for typed in ("99999", "31.12.1990", "no address", "3900", "200"):
        assert f'value="{typed}"' in page, typed
    assert "Ada &lt;b&gt;" in response.content.decode()
    assert not Participant.objects.exists()


def test_fields_that_are_not_the_forms_change_nothing(desk):
    other = people.participant("Grace", "Hopper")
    desk.post(reverse(ADD), {**ADA, "id": other.pk, "key": other.key, "identity-participant": other.pk, "role": "x"})
    assert Participant.objects.count() == 2
    assert str(Participant.objects.get(pk=other.pk).identity) == "Grace Hopper"
    assert Participant.objects.exclude(pk=other.pk).get().key != other.key


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("byr", ["Ada Byron"]),
        ("ADA BYRON", ["Ada Byron"]),
        ("grace@example.org", ["Grace Hopper"]),
        ("555-01", ["Grace Hopper"]),
        ("ada hopper", []),
        ("", ["Ada Byron", "Grace Hopper"]),
        ("%", []),
        ("_", []),
        ("' or 1=1 --", []),
        ("\\", []),
        ("a" * 500, ["Ada Byron", "Grace Hopper"]),
    ],
)
def test_search(desk, text, found):
    people.participant("Ada", "Byron")
    grace = people.participant("Grace", "Hopper")
    edited(
        desk,
        reverse("participant_edit", args=[grace.key]),
        {
            "identity-first_name": "Grace",
            "identity-last_name": "Hopper",
            "identity-email": "grace@example.org",
            "identity-phone": "555-0100",
        },
    )
    page = words(desk.get(reverse("participant_list"), {"q": text}))
    assert [name for name in ("Ada Byron", "Grace Hopper") if ", ".join(reversed(name.split())) in page] == found


def test_a_name_with_markup_is_text(desk):
    person = people.participant("<script>alert(1)</script>", '"><img src=x>')
    for address in (
        reverse("participant_list"),
        reverse("participant_detail", args=[person.key]),
        reverse("participant_edit", args=[person.key]),
        reverse("consent_give", args=[person.key]),
    ):
        page = desk.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x>" not in page


def test_consent_is_given_and_withdrawn(desk, coach):
    person = people.participant()
    address = reverse("consent_give", args=[person.key])
    desk.post(address, {"purpose": "referral", "given_on": "2025-03-01"})
    consent = Consent.objects.get()
    assert last_act()[:2] == ("consent.given", str(coach))
    withdraw = reverse("consent_withdraw", args=[consent.key])
    desk.get(withdraw)
    assert Consent.objects.get().withdrawn_on is None
    desk.post(withdraw)
    assert Consent.objects.get().withdrawn_on
    action, who, changes = last_act()
    assert (action, who) == ("consent.withdrawn", str(coach))
    assert changes["participants_consent"][1]["withdrawn_on"] is None
    assert changes["participants_consent"][2]["withdrawn_on"]


def test_consent_cannot_end_before_it_is_given(desk):
    person = people.participant()
    address = reverse("consent_give", args=[person.key])
    response = desk.post(address, {"purpose": "referral", "given_on": "2025-03-01", "expires_on": "2025-02-01"})
    assert "Consent cannot end before it is given" in words(response)
    assert 'value="2025-02-01"' in words(response)
    assert not Consent.objects.exists()


def test_who_is_not_on_record_is_missing(desk):
    for name in ("participant_detail", "participant_edit", "consent_give", "consent_withdraw", "placement_add"):
        for send in (desk.get, desk.post):
            response = send(reverse(name, args=["nobody"]))
            assert response.status_code in {404, 405}, name
