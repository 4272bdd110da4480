"""What a list shows is its address: filters, columns, and views kept of it, one's own or everybody's."""

import csv
import io

import pytest
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.saved.models import View
from intermediary.tests import people
from intermediary.tests.visits import visitor, words

pytestmark = pytest.mark.django_db
PAGE = reverse("participant_list")


@pytest.fixture
def desk():
    return visitor(people.user(Role.COACH))


def keep(desk, query="status=completed&columns=zip", name="Finished", **fields):
    return desk.post(reverse("view_save"), {"path": PAGE, "query": query, "name": name, **fields})


def test_filters_are_of_one_enrollment(desk):
    first, second = people.cohort(), people.cohort()
    both, one = people.participant("Ada", "Both"), people.participant("Bob", "One")
    people.enrollment(both, first, status="completed")
    people.enrollment(both, second, status="withdrawn")
    people.enrollment(one, second, status="completed")
    asked = {"status": "completed", "cohort": second.key}
    page = words(desk.get(PAGE, asked))
    assert ("Both, Ada" in page, "One, Bob" in page) == (False, True)
    assert "Both, Ada" in words(desk.get(PAGE, {"status": "completed", "since": "2025-01-06", "until": "2025-01-06"}))
    for made_up in ({"status": "x"}, {"cohort": "no"}, {"coach": "x"}, {"since": "soon"}, {"county": "x"}):
        assert "Both, Ada" in words(desk.get(PAGE, made_up))


def test_columns_that_are_asked_for_stand_on_the_page_and_in_the_file(desk):
    people.participant("Ada", "Byron")
    asked = {"columns": ["zip", "email", "made-up"], "q": "byr"}
    headings = [column.label for column in desk.get(PAGE, asked).context["listing"].columns]
    assert headings == ["Name", "E-mail", "ZIP code"]
    file = b"".join(desk.get(PAGE, {**asked, "format": "csv"}).streaming_content).decode("utf-8-sig")
    assert next(csv.reader(io.StringIO(file))) == headings


def test_a_view_is_kept_without_what_was_searched_for_and_taken_off_again(desk):
    kept = keep(desk, "status=completed&q=Byron&after=x&columns=zip")
    assert kept["Location"] == f"{PAGE}?status=completed&columns=zip"
    page = words(desk.get(kept["Location"]))
    assert 'aria-current="page">Finished' in page
    assert "Finished" not in words(visitor(people.user(Role.COACH)).get(PAGE))
    assert "is removed" in words(desk.post(reverse("view_remove", args=[View.objects.get().pk]), follow=True))
    assert "Finished" not in words(desk.get(PAGE))


def test_a_shared_view_is_everybodys_and_its_owners_to_remove(desk):
    keep(desk, shared="on")
    other = visitor(people.user(Role.ANALYST))
    assert "Finished" in words(other.get(PAGE))
    assert other.post(reverse("view_remove", args=[View.objects.get().pk])).status_code == 404


@pytest.mark.parametrize("path", ["https://elsewhere.example/", "//elsewhere.example/x", "/our/", "/nowhere/", ""])
def test_a_view_is_of_a_page_one_may_open(desk, path):
    sent = {"path": path, "query": "a=b", "name": "x"}
    assert desk.post(reverse("view_save"), sent).status_code == 404
    assert keep(desk, name="n" * 61).status_code == 302
    assert not View.objects.exists()
