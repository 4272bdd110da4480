"""The page of the records behind a figure: as many as it says, for staff, from no made-up address."""

import csv
import html
import io
import re
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.dashboards.outcomes import records
from intermediary.tests import people
from intermediary.tests.visits import cost, visitor, words
from participants.models import Identity, PriorJob
from placements.outcomes.runs.records import FAMILIES
from placements.outcomes.services import store

pytestmark = pytest.mark.django_db
AS_OF = date(2026, 3, 31)
MEASURE = "sector.ret.same.180"
LINK = re.compile(r'href="(/initiatives/[^"]+/outcomes/records/[^"]*)"')


@pytest.fixture
def desk():
    return visitor(people.user(Role.COACH))


@pytest.fixture
def group():
    made = people.cohort(people.initiative(), grants=[])
    add(made, 3)
    compute(made)
    return made


def add(group, n: int) -> None:
    for each in range(n):
        person = people.participant(f"First{each}", "Last", gender="female" if each % 2 else "male")
        people.enrollment(person, group, status="completed", ended_on=date(2025, 3, 28))
        known = date(2026, 1, 1) if each % 3 else None
        people.placement(person, people.employer(), group, hourly_wage=18, last_known_employed_on=known)


def compute(group) -> None:
    store(initiative=group.initiative, as_of=AS_OF)


def address(group, name="outcome_records", **asked) -> tuple[str, dict]:
    asked = {"of": f"initiative:{group.initiative.key}", "measure": MEASURE} | asked
    return reverse(name, args=[group.initiative.key]), asked


def test_a_figure_leads_to_its_records(desk, group):
    page = desk.get(*address(group))
    assert page.status_code == 200
    shown = words(page)
    assert [row["state"] for row in page.context["rows"]] == ["Unknown", "Achieved", "Achieved"]
    assert "Known to work there through April 14, 2025; day 180 is Oct. 11, 2025: unknown" in shown
    assert "Last, First0" in shown
    assert "outcome-measures.md, section 2" in shown
    for row in page.context["rows"]:
        assert reverse("participant_detail", args=[row["person"].key]) in shown
        assert row["url"] in shown


def test_every_number_of_the_outcomes_page_opens_on_as_many(desk, group):
    shown = desk.get(reverse("outcomes", args=[group.initiative.key]), {"cut": "gender"}).content.decode()
    links = {html.unescape(link) for link in LINK.findall(shown)}
    assert len(links) > 100
    for link in sorted(links)[::9]:
        page = desk.get(link)
        assert page.status_code == 200, link
        assert len(page.context["rows"]) == records.count(page.context["asked"]), link


def test_one_of_the_five_numbers(desk, group):
    page = desk.get(*address(group, state="unknown"))
    assert len(page.context["rows"]) == 1
    assert [(tab["count"], tab["active"]) for tab in page.context["tabs"]] == [
        ("3", False), ("2", False), ("0", False), ("1", True), ("0", False), ("0", False),
    ]  # fmt: skip


WRONG = [
    {"of": "cohort:none"},
    {"of": "firm:x"},
    {"of": ""},
    {"of": "cohort:a\0b"},
    {"measure": "sector.ret"},
    {"measure": "shoe.size"},
    {"state": "late"},
    {"cut": "shoe-size"},
    {"cut": "gender", "value": "other"},
    {"cut": "gender"},
    {"value": "female"},
]


@pytest.mark.parametrize("wrong", WRONG, ids=str)
@pytest.mark.parametrize("name", ["outcome_records", "outcome_records_file"])
def test_what_does_not_exist_is_missing(desk, group, name, wrong):
    assert desk.get(*address(group, name, **wrong)).status_code == 404


def test_another_initiatives_part_is_missing(desk, group):
    other = people.cohort(people.initiative())
    add(other, 1)
    compute(other)
    assert desk.get(*address(group, of=f"cohort:{other.key}")).status_code == 404
    assert desk.get(*address(other, of=f"cohort:{other.key}")).status_code == 200


def test_the_page_costs_the_same_with_1_and_with_30_rows(desk):
    group = people.cohort(people.initiative(), grants=[])
    add(group, 1)
    compute(group)
    path, asked = address(group)
    one = cost(desk, path, **asked)
    add(group, 29)
    compute(group)
    assert (one, cost(desk, path, **asked)) == (QUERIES, QUERIES)


QUERIES = 24


def test_the_next_page_goes_on_where_this_one_ends(desk):
    group = people.cohort(people.initiative(), grants=[])
    add(group, 34)
    compute(group)
    path, asked = address(group)
    first = desk.get(path, asked)
    second = desk.get(path + first.context["listing"].next_url)
    assert (len(first.context["rows"]), len(second.context["rows"])) == (30, 4)
    seen = [row["person"].pk for page in (first, second) for row in page.context["rows"]]
    assert seen == sorted(set(seen))


def read(response) -> list[dict]:
    return list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig"))))


def test_the_list_as_a_file_runs_no_formula(desk, group):
    with event("test"):
        Identity.objects.update(first_name='=HYPERLINK("http://x")')
    path, asked = address(group, "outcome_records_file", state="achieved")
    response = desk.get(path, asked)
    assert "sector.ret.same.180-initiative-achieved.csv" in response["Content-Disposition"]
    rows = read(response)
    assert len(rows) == 2
    assert rows[0]["Name"].startswith("'=HYPERLINK")
    assert (rows[0]["Hourly wage"], rows[0]["Counted as"]) == ("18.00", "Achieved")


def test_too_long_a_list_is_to_be_narrowed_first(desk, group, monkeypatch):
    monkeypatch.setattr(records, "DOWNLOAD", 2)
    assert "choose a part or a group to download" in words(desk.get(*address(group)))


def test_a_family_without_lists_says_so(desk, group, monkeypatch):
    monkeypatch.delitem(FAMILIES, "retention")
    shown = words(desk.get(*address(group)))
    assert "No list of records yet" in shown
    assert desk.get(*address(group, "outcome_records_file")).status_code == 404


def test_amounts_of_quarterly_records_are_for_few(desk, group, monkeypatch):
    with event("test"):
        PriorJob.objects.update(hourly_wage=15, ended_on=date(2024, 12, 1))
    compute(group)
    monkeypatch.setitem(FAMILIES, "wages", replace(FAMILIES["wages"], quarterly=True))
    path, asked = address(group, measure="wage.hourly_gain")
    few, amount = visitor(people.user(Role.ANALYST)), "From $15.00 to $18.00 an hour: +$3.00"
    assert amount in words(few.get(path, asked))
    shown = words(desk.get(path, asked))
    assert amount not in shown
    assert "shown to administrators and data analysts only" in shown
    path, asked = address(group, "outcome_records_file", measure="wage.hourly_gain")
    assert [row["Amount"] for row in read(few.get(path, asked))] == [amount] * 3
    assert [row["Amount"] for row in read(desk.get(path, asked))] == [""] * 3
