"""Keys come from elsewhere and may hold anything: each still has an address of its own."""

import pytest
from django.urls import resolve, reverse

KEYS = ["c1", "care/college/2025-03-10", "a b", "100%", "~2F", "%2F", "a?b#c", "é—", "add", ".", ".."]


@pytest.mark.parametrize("key", KEYS)
def test_every_key_has_an_address_and_back(key):
    for name in ("cohort_edit", "cohort_detail"):
        address = reverse(name, args=[key])
        assert (resolve(address).url_name, resolve(address).kwargs) == (name, {"key": key})
        assert "/../" not in address
        assert "/./" not in address


def test_a_plain_key_reads_plainly():
    assert reverse("cohort_edit", args=["fall-2025.1"]) == "/cohorts/fall-2025.1/edit/"


@pytest.mark.django_db
def test_what_is_no_text_in_utf8_is_missing(client):
    from intermediary.tests import people

    client.force_login(people.user())
    assert client.get("/cohorts/~FF/").status_code == 404
    assert client.get("/cohorts/~00/").status_code == 404
