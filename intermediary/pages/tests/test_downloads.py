"""Any list as a file: what the page shows and no more, for whom the page is, with no formula alive, on the record."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from intermediary.accounts.roles import Role
from intermediary.audit.models import Event
from intermediary.tests import people
from intermediary.tests.visits import visitor
from placements.models import Placement
from placements.services import cards

pytestmark = pytest.mark.django_db
LISTS = ("participant_list", "placement_list", "cohort_list", "program_list", "employer_list", "funder_list",
         "grant_list", "initiative_list")  # fmt: skip


def body(response) -> bytes:
    content = b"".join(response.streaming_content)
    for close in response._resource_closers:  # as the server does; a whole close would take the database along
        close()
    return content


def table(response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body(response).decode("utf-8-sig"))))


@pytest.fixture
def world():
    firm = people.employer(name="@Cable Works")
    person = people.participant(first="=1+1", last="+Byron")
    people.placement(person, firm, people.cohort(grants=[people.grant()]), hourly_wage="21.50")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_its_file(world, name):
    """In both formats, the rows of the page, each as many cells as the header."""
    browser, address = visitor(people.user()), reverse(name)
    page = browser.get(address).context["listing"]
    rows = table(browser.get(address, {"format": "csv"}))
    assert len(rows) == 1 + len(page.rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    sheet = load_workbook(io.BytesIO(body(browser.get(address, {"format": "xlsx"})))).active
    assert [cell.value for cell in sheet[1]] == rows[0]
    assert sheet.max_row == len(rows)


def test_what_begins_like_a_formula_is_text_in_both(world):
    browser = visitor(people.user())
    rows = table(browser.get(reverse("placement_list"), {"format": "csv"}))
    assert rows[1][:2] == ["'+Byron, =1+1", "'@Cable Works"]
    sheet = load_workbook(io.BytesIO(body(browser.get(reverse("placement_list"), {"format": "xlsx"})))).active
    assert [(cell.value, cell.data_type) for cell in sheet[2][:2]] == [("+Byron, =1+1", "s"), ("@Cable Works", "s")]
    assert sheet.cell(2, 4).is_date


def test_filters_hold_the_search_is_not_recorded(world):
    browser = visitor(someone := people.user(Role.COACH))
    people.placement(people.participant(last="Hopper"), people.employer(name="Dry Dock"))
    rows = table(browser.get(reverse("placement_list"), {"format": "csv", "q": "hopper"}))
    assert [row[0] for row in rows[1:]] == ["Hopper, Ada"]
    kept = Event.objects.get(action="list.downloaded")
    assert (kept.by, kept.note) == (someone, "Placements, 1: format=csv")


def test_an_employer_takes_out_what_the_page_shows_them():
    firm, other = people.employer(), people.employer()
    seen = people.participant(last="Seen", consents=["employment_check"])
    for person in (seen, people.participant(last="Unnamed")):
        people.placement(person, firm, people.cohort())
    people.placement(people.participant(last="Foreign", consents=["employment_check"]), other, people.cohort())
    cards.refresh()
    browser = visitor(people.employer_user(firm))
    rows = table(browser.get(reverse("own_hires"), {"format": "csv"}))
    assert [row[0] for row in rows[1:]] == ["Ada Seen"]
    assert browser.get(reverse("placement_list"), {"format": "csv"}).status_code == 404


def test_a_long_list_costs_a_query_a_thousand_rows(world, django_assert_num_queries):
    browser, address = visitor(people.user()), reverse("placement_list")
    table(browser.get(address, {"format": "csv"}))
    with CaptureQueriesContext(connection) as few:
        table(browser.get(address, {"format": "csv"}))
    firm = people.employer()
    for number in range(40):
        people.placement(people.participant(last=f"N{number}"), firm)
    assert Placement.objects.count() == 41
    with django_assert_num_queries(len(few)):
        assert len(table(browser.get(address, {"format": "csv"}))) == 42
