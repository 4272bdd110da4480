"""Thirty guesses at the same moment are no way around the limit of five."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth.hashers import check_password
from django.db import connection
from django.test import Client
from django.urls import reverse

from intermediary.accounts.models import User
from intermediary.tests import people

pytestmark = pytest.mark.postgres
GUESSES = 30


@pytest.mark.django_db(transaction=True)
def test_thirty_guesses_at_once_try_five_passwords(monkeypatch):
    who = people.user(password=people.PASSWORD)
    other = people.user(password=people.PASSWORD)
    tried, together = [], Barrier(GUESSES)

    def check(user, password):
        tried.append(user.pk)
        return check_password(password, user.password)

    monkeypatch.setattr(User, "check_password", check)

    def guess(n: int) -> int:
        try:
            together.wait(timeout=30)
            sent = {"login": who.email, "password": f"wrong {n}"}
            return Client().post(reverse("account_login"), sent, REMOTE_ADDR="10.0.0.1").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(GUESSES) as pool:
        assert set(pool.map(guess, range(GUESSES))) <= {200, 429}
    assert 1 <= tried.count(who.pk) <= 5
    sent = {"login": other.email, "password": people.PASSWORD}
    assert Client().post(reverse("account_login"), sent, REMOTE_ADDR="10.0.0.1").status_code == 302
