"""What an employer user asks for of another firm looks like what does not exist: every address, read and written."""

import pytest
from django.urls import reverse

from intermediary.accounts.policy import POLICY
from intermediary.accounts.roles import EMPLOYERS
from intermediary.tests import people
from intermediary.tests.addresses import addresses
from intermediary.tests.visits import plain, visitor

# Address → what of a firm it names.
NAMES = {
    "own_need_add": lambda firm: firm.key,
    "own_need_document": lambda firm: firm.needs.get().key,
    "own_need_edit": lambda firm: firm.needs.get().key,
    "own_opening_add": lambda firm: firm.key,
    "own_opening_edit": lambda firm: firm.openings.get().key,
    "own_postings": lambda firm: firm.key,
}
ROOMS = ("employers.",)


def of_these_rooms() -> set[str]:
    """Addresses of the employers' door in these rooms that name a record."""
    found = addresses()
    return {
        name for name, entry in POLICY.items()
        if entry.roles == EMPLOYERS and found[name].pattern.converters
        and found[name].callback.__module__.startswith(ROOMS)
    }  # fmt: skip


def test_every_address_that_names_a_record_is_tried():
    assert of_these_rooms() == set(NAMES)


@pytest.mark.django_db
def test_foreign_is_missing():
    ours, theirs = people.employer(), people.employer()
    for firm in (ours, theirs):
        people.opening(firm)
        with people.event("hiring_need.changed"):
            people.need(firm).put_file("letter.pdf", b"%PDF-1.7")
    door = visitor(people.employer_user(ours))
    for name, key in NAMES.items():
        for method in ("get", "post"):
            own, foreign, missing = (
                getattr(door, method)(reverse(name, args=[each])) for each in (key(ours), key(theirs), "none-such")
            )
            if name != "own_need_document":  # ours has none on record: it was not saved
                assert own.status_code in (200, 302, 405), (name, method)
            if own.status_code == 405:
                continue
            assert (foreign.status_code, missing.status_code) == (404, 404), (name, method)
            assert plain(foreign) == plain(missing), (name, method)
