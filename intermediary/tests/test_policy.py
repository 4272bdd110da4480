"""Default deny, walked: every address has an entry, every entry an address, every cell of the table is executed."""

import itertools

import pytest
from django.urls import reverse

from intermediary.accounts.policy import POLICY
from intermediary.accounts.roles import Role
from intermediary.tests import people
from intermediary.tests.addresses import addresses

NAMES = sorted(addresses())
MISSING = "no-such-record"


def arguments(pattern) -> dict:
    """Arguments that name nothing: numbers 0, words that no record has as key."""
    converters = pattern.pattern.converters
    groups = pattern.pattern.regex.groupindex
    return {name: 0 if type(converters.get(name)).__name__ == "IntConverter" else MISSING for name in groups}


def test_every_address_has_an_entry():
    assert set(NAMES) - set(POLICY) == set()


def test_every_entry_has_an_address():
    assert set(POLICY) - set(NAMES) == set()


def test_an_address_without_an_entry_is_not_served(client, db, monkeypatch):
    client.force_login(people.user())
    monkeypatch.delitem(POLICY, "participant_list")
    assert client.get(reverse("participant_list")).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_who_may_come(client, name):
    """Each role, and nobody, with GET and POST: refused where the policy says so, served or missing elsewhere."""
    entry, address = POLICY[name], reverse(name, kwargs=arguments(addresses()[name]))
    for role, method in itertools.product([None, *Role], ["get", "post"]):
        client.logout()
        if role:
            client.force_login(people.user(role))
        status = getattr(client, method)(address).status_code
        cell = f"{name} as {role or 'nobody'} by {method}: {status}"
        assert status < 500, cell
        if role is None and not entry.public:
            assert status == 302, cell
        elif role is not None and not entry.public and role not in entry.roles:
            assert status == 404, cell
        elif method == "post" and not entry.writes:
            assert status == 405, cell


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, method):
    client.force_login(people.user())
    assert getattr(client, method)(reverse("participant_list")).status_code == 405
