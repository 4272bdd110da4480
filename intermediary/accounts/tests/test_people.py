"""Who may sign in: invited, active, closed."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from intermediary.accounts import services
from intermediary.accounts.models import User
from intermediary.accounts.roles import Role
from intermediary.tests import people

pytestmark = pytest.mark.django_db
WORDS = "a quiet river at dawn"


@pytest.fixture
def administrator(client):
    client.force_login(people.user())
    return client


@pytest.fixture
def link(administrator, django_capture_on_commit_callbacks) -> str:
    sent = {"name": "Casey Coach", "email": "casey@example.org", "role": Role.COACH}
    with django_capture_on_commit_callbacks(execute=True):
        assert administrator.post(reverse("invite"), sent).url == reverse("people")
    return re.search(r"http://testserver(/welcome/\S+)", mail.outbox[-1].body)[1]


def test_an_invitation_leads_in_once(administrator, link, client):
    assert "Invited" in administrator.get(reverse("people")).content.decode()
    client.logout()
    assert "casey@example.org" in client.get(link).content.decode()
    assert client.post(link, {"name": "Casey", "password": WORDS}).url == reverse("home")
    assert User.objects.get(email="casey@example.org").accepted_at
    assert client.get(link).status_code == 410


def test_the_same_link_at_the_same_moment_lets_one_in(link):
    uid, token = link.strip("/").split("/")[1:]
    first, second = services.invited(uid, token), services.invited(uid, token)
    assert services.accept(user=first, token=token, name="Casey", password=WORDS)
    assert services.accept(user=second, token=token, name="Mallory", password="another river at dusk") is None
    casey = User.objects.get(pk=first.pk)
    assert casey.name == "Casey"
    assert casey.check_password(WORDS)


def test_a_weak_password_is_refused(link, client):
    client.logout()
    assert "too common" in client.post(link, {"name": "Casey", "password": "password"}).content.decode()
    assert client.get(link).status_code == 200


def test_a_second_account_for_one_address_is_refused(administrator, link):
    sent = {"name": "Other", "email": "CASEY@example.org", "role": Role.ANALYST}
    assert "an account with this address" in administrator.post(reverse("invite"), sent).content.decode()


def test_inviting_again_and_closing(administrator, link):
    casey = User.objects.get(email="casey@example.org")
    administrator.post(reverse("invite_again", args=[casey.pk]))
    assert len(mail.outbox) == 2
    administrator.post(reverse("deactivate", args=[casey.pk]))
    assert "Closed" in administrator.get(reverse("people")).content.decode()
    administrator.logout()
    assert administrator.get(link).status_code == 410


def test_reading_the_page_changes_nothing(administrator, link):
    casey = User.objects.get(email="casey@example.org")
    administrator.get(reverse("deactivate", args=[casey.pk]))
    administrator.get(reverse("invite_again", args=[casey.pk]))
    assert User.objects.get(pk=casey.pk).is_active
    assert len(mail.outbox) == 1


def test_the_page_costs_the_same_at_1_and_at_30(administrator, django_assert_max_num_queries):
    with django_assert_max_num_queries(11) as one:
        administrator.get(reverse("people"))
    for _ in range(29):
        people.user(Role.COACH)
    with django_assert_max_num_queries(len(one.captured_queries)):
        administrator.get(reverse("people"))
