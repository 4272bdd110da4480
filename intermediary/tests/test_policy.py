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


def as_the_policy_says(name: str, role: Role | None, method: str, status: int) -> bool:
    """Refused where the policy says so, served or missing elsewhere."""
    entry = POLICY[name]
    if role is None and not entry.public:
        return status == 302
    if role is not None and not entry.public and role not in entry.roles:
        return status == 404
    if method == "post" and not entry.writes:
        return status == 405
    return status < 500


@pytest.mark.everywhere
@pytest.mark.django_db
@pytest.mark.parametrize("role", [None, *Role])
def test_where_somebody_may_come(client, role):
    """Every address by GET and by POST: the cells of one role, or of nobody."""
    user, wrong = people.user(role) if role else None, []
    if user:
        client.force_login(user)
    for name, method in itertools.product(NAMES, ["get", "post"]):
        response = getattr(client, method)(reverse(name, kwargs=arguments(addresses()[name])))
        if not as_the_policy_says(name, role, method, response.status_code):
            wrong.append(f"{name} as {role or 'nobody'} by {method}: {response.status_code}")
        if user and not response.wsgi_request.user.is_authenticated:
            client.force_login(user)  # that was the sign-out
    assert not wrong, "\n".join(wrong)


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, method):
    client.force_login(people.user())
    assert getattr(client, method)(reverse("participant_list")).status_code == 405
