"""Signing in: five guesses an account, one way out, and never to somebody else's site."""

import re

import pytest
from allauth.account import app_settings
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.tests import people
from intermediary.tests.people import PASSWORD
from intermediary.tests.visits import visitor, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return people.user(Role.COACH, password=PASSWORD)


def sign_in(client, who, password=PASSWORD, **params):
    return client.post(reverse("account_login"), {"login": who.email, "password": password, **params})


def is_in(client) -> bool:
    return client.get(reverse("participant_list")).status_code == 200


def test_the_right_password_leads_in_whatever_the_case_of_the_address(client, person):
    person.email = person.email.upper()
    assert sign_in(client, person).url == reverse("home")
    assert is_in(client)


def test_five_guesses_then_even_the_right_password_waits(client, person):
    for _guess in range(5):
        assert "not correct" in words(sign_in(client, person, "wrong"))
    response = sign_in(client, person)
    assert "Too many failed login attempts" in words(response)
    assert not is_in(client)
    colleague = people.user(Role.COACH, password=PASSWORD)
    assert sign_in(client, colleague).url == reverse("home")  # the same address, as in a job centre


def test_another_spelling_of_the_address_is_the_same_account(client, person):
    for n in range(5):
        email = person.email.upper() if n % 2 else f" {person.email} "
        client.post(reverse("account_login"), {"login": email, "password": "wrong"})
    assert "Too many failed login attempts" in words(sign_in(client, person))


def test_signing_in_costs_no_guess(client, person):
    for _visit in range(7):
        assert sign_in(client, person).status_code == 302
        client.post(reverse("account_logout"))


@pytest.mark.parametrize(
    "action", ["login", "login_failed", "reset_password", "reset_password_from_key", "reauthenticate"]
)
def test_no_limit_counts_by_address(action):
    assert "/ip" not in (app_settings.RATE_LIMITS[action] or "")


def test_the_limit_holds_without_redis(client, person, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    for _guess in range(5):
        sign_in(client, person, "wrong")
    assert "Too many failed login attempts" in words(sign_in(client, person))
    assert "DatabaseCache" in settings.CACHES["default"]["BACKEND"]


def test_a_flood_of_made_up_addresses_does_not_wash_a_limit_away(client, person):
    for _guess in range(5):
        sign_in(client, person, "wrong")
    for n in range(400):
        cache.set(f"zz:{n}", [1.0], 300)
    assert "Too many failed login attempts" in words(sign_in(client, person))


@pytest.mark.parametrize("address", ["nobody@example.org", "x", "", "a\x00b@example.org"])
def test_an_account_that_is_not_there_looks_like_a_wrong_password(client, address):
    response = client.post(reverse("account_login"), {"login": address, "password": "wrong"})
    assert response.status_code == 200
    assert not is_in(client)


def test_closed_and_invited_accounts_cannot_sign_in(client):
    closed = people.user(Role.COACH, password=PASSWORD, is_active=False)
    invited = people.user(Role.COACH)
    for who in (closed, invited):
        sign_in(client, who)
        assert not is_in(client)


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_to_another_site(client, person, target):
    response = sign_in(client, person, next=target)
    assert response.url == reverse("home")


def test_after_signing_in_one_is_where_one_wanted_to_be(client, person):
    wanted = reverse("participant_list")
    asked = client.get(wanted)
    assert asked.url == f"{reverse('account_login')}?next={wanted}"
    assert sign_in(client, person, next=wanted).url == wanted


def test_only_a_post_signs_out(person):
    client = visitor(person)
    client.get(reverse("account_logout"))
    assert is_in(client)
    client.post(reverse("account_logout"))
    assert not is_in(client)


def test_nobody_signs_up(client):
    assert client.get(reverse("account_signup")).status_code in {302, 404}
    sent = {"email": "new@example.org", "password1": PASSWORD}
    assert client.post(reverse("account_signup"), sent).status_code in {302, 404}
    assert not is_in(client)


def test_a_password_is_reset_by_mail_once(client, person):
    client.post(reverse("account_reset_password"), {"email": person.email})
    (message,) = mail.outbox
    assert message.to == [person.email]
    link = re.search(r"http://testserver(/\S+)", message.body)[1]
    form = client.get(link, follow=True)
    words_anew = "another quiet river"
    sent = {"password1": words_anew, "password2": words_anew}
    client.post(form.redirect_chain[-1][0], sent)
    client.logout()
    assert sign_in(client, person, words_anew).url == reverse("home")
    client.logout()
    again = client.get(link, follow=True)
    assert "password1" not in words(again)


def test_asking_for_an_address_without_account_says_the_same_and_tells_its_owner(client, person):
    known = client.post(reverse("account_reset_password"), {"email": person.email}, follow=True)
    unknown = client.post(reverse("account_reset_password"), {"email": "nobody@example.org"}, follow=True)
    assert known.redirect_chain == unknown.redirect_chain


def test_the_second_factor_is_asked_of_staff_where_it_is_required(settings):
    settings.STAFF_SECOND_FACTOR = True
    firm = people.employer()
    staff, contact = visitor(people.user(Role.COACH)), visitor(people.employer_user(firm))
    assert staff.get(reverse("participant_list")).url == reverse("mfa_index")
    assert staff.post(reverse("participant_add"), {}).url == reverse("mfa_index")
    assert staff.get(reverse("mfa_index")).status_code == 200
    assert contact.get(reverse("own_openings")).status_code == 200


def test_a_session_ends_with_the_account(person):
    client = visitor(person)
    assert is_in(client)
    type(person).objects.filter(pk=person.pk).update(is_active=False)
    assert not is_in(client)


def test_a_form_without_its_token_is_refused_in_our_own_words(person):
    client = Client(enforce_csrf_checks=True)
    response = sign_in(client, person)
    assert response.status_code == 403
    assert "This form has grown old" in words(response)
    assert "<style" not in words(response)


def test_pages_of_somebody_signed_in_are_kept_by_no_browser(client, person):
    """On a computer that many share, Back must not show a person once somebody signed out."""
    client.force_login(person)
    page = client.get(reverse("participant_list"))
    assert page["Cache-Control"] == "private, no-store"
    assert '"historyCacheSize":0' in page.content.decode()
