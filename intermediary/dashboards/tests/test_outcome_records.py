"""The page of the records behind a figure: as many as it says, for staff, from no made-up address."""

import csv
import html
import io
import re
from copy import deepcopy
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from employers.models import Establishments
from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.dashboards.outcomes import records
from intermediary.initiatives.models import Initiative
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


@pytest.fixture(scope="module", autouse=True)
def of_three(standing):
    made = people.cohort(people.initiative(), grants=[])
    add(made, 3)
    compute(made)
    return made


@pytest.fixture
def group(of_three):
    return deepcopy(of_three)


def rows(page) -> list[dict]:
    return page.context["pages"].page.rows


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
    assert [row["state"] for row in rows(page)] == ["Unknown", "Achieved", "Achieved"]
    assert "Known to work there through April 14, 2025; day 180 is Oct. 11, 2025: unknown" in shown
    assert "Last, First0" in shown
    assert "outcome-measures.md, section 2" in shown
    for row in rows(page):
        assert reverse("participant_detail", args=[row["person"].key]) in shown
        assert row["url"] in shown


def test_every_number_of_the_outcomes_page_opens_on_as_many(desk, group):
    shown = desk.get(reverse("outcomes", args=[group.initiative.key]), {"cut": "gender"}).content.decode()
    links = {html.unescape(link) for link in LINK.findall(shown)}
    assert len(links) > 100
    for link in sorted(links)[::9]:
        page = desk.get(link)
        assert page.status_code == 200, link
        assert len(rows(page)) == page.context["behind"].listed, link


def test_one_of_the_five_numbers(desk, group):
    page = desk.get(*address(group, state="unknown"))
    assert len(rows(page)) == 1
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
    second = desk.get(path + first.context["pages"].next_url)
    assert (len(rows(first)), len(rows(second))) == (30, 4)
    seen = [row["person"].pk for page in (first, second) for row in rows(page)]
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


@pytest.fixture
def firm(group):
    """A firm with five openings, headcounts before and after its hire, and a region with numbers."""
    made = people.employer(naics="622110", county_fips="09003")
    with event("test"):
        Initiative.objects.filter(pk=group.initiative.pk).update(industries=["622"], counties=["09003"])
        Establishments.objects.create(
            county_fips="09003", naics="622", quarter="2025Q4", establishments=50, source="QCEW of BLS"
        )
    for n in range(2):
        people.fill(people.opening(made, initiative=group.initiative, posted_on=date(2025, 5, 1 + n), positions=2),
                    offer_accepted_on=date(2025, 5, 11))  # fmt: skip
    hired(made, group, 1)
    people.headcount(made, starts_on=date(2025, 5, 1), months=1, other_hires=20, other_retained_180=10)
    people.headcount(made, starts_on=date(2025, 6, 1), months=6, average_headcount=60, separations=9)
    people.headcount(made, starts_on=date(2025, 12, 1), months=1, average_headcount=None)
    people.headcount(made, starts_on=date(2024, 11, 1), months=3, average_headcount=60, separations=2)
    compute(group)
    return made


def hired(firm, group, n: int) -> None:
    for each in range(n):
        person = people.participant(f"Ann{each}", "Hired")
        people.placement(person, firm, group, soc="31-1131", started_on=date(2025, 5, 2), last_day_worked=None)


def test_figures_of_firms_open(desk, group, firm):
    def shown(measure, **asked):
        page = desk.get(*address(group, measure=f"emp.{measure}", of=f"employer:{firm.key}", **asked))
        return words(page), rows(page), page.context["behind"]

    text, listed, _behind = shown("fill_rate")
    assert [(row["state"], row["why"]) for row in listed] == [
        ("Achieved", "Filled after 10 days"), ("Not achieved", "Not filled in 334 days"),
        ("Achieved", "Filled after 9 days"), ("Not achieved", "Not filled in 333 days"),
    ]  # fmt: skip
    assert all(reverse("opening_edit", args=[opening.key]) in text for opening in firm.openings.all())
    text, listed, behind = shown("turnover")
    assert "9 separations over 30 years of work" in text
    assert [row["numbers"] for row in listed] == [
        [("Separations", "9"), ("Headcount × months", "360")], [("Separations", "–"), ("Headcount × months", "–")],
    ]  # fmt: skip
    assert (behind.counts["achieved"], behind.counts["unknown"], behind.changed) == (1, 1, False)
    assert [row["first"] for row in shown("turnover.before")[1]] == [date(2024, 11, 1)]
    text, listed, _behind = shown("hire_retention_diff.180")
    assert "Others: 10 of 20." in text
    assert [row["what"] for row in listed] == ["Ann0 Hired"]
    assert [row["numbers"][0] for row in shown("hire_retention_diff.180", state="others")[1]] == [("Other hires", "20")]


def test_establishments_not_reached_are_a_number_of_a_table(desk, group, firm):
    page = desk.get(*address(group, measure="emp.penetration", state="missed"))
    # Of 50 one is reached; the three that the group was placed with have no county on record.
    assert "the 46 establishments that were not reached" in words(page)
    assert "QCEW of BLS" in words(page)
    assert [row["numbers"] for row in rows(page)] == [[("Establishments", "50")]]
    whole = read(desk.get(*address(group, "outcome_records_file", measure="emp.penetration")))
    assert [row["Firm"] for row in whole if row["Counted as"] == "Achieved"] == [firm.name]
    assert desk.get(*address(group, measure="emp.penetration", state="others")).status_code == 404


def test_a_list_of_firms_that_is_ahead_of_its_figure_says_so(desk, group, firm):
    asked = address(group, measure="emp.fill_rate")
    assert "the figure follows" not in words(desk.get(*asked))
    people.opening(firm, initiative=group.initiative, posted_on=date(2025, 6, 1))
    assert "the figure follows" in words(desk.get(*asked))


@pytest.mark.parametrize("measure", ["emp.turnover", "emp.fill_rate", "emp.hire_retention_diff.180", "emp.repeat"])
def test_a_list_of_firms_costs_the_same_however_long(desk, group, firm, measure):
    path, asked = address(group, measure=measure)
    one = cost(desk, path, **asked)
    hired(firm, group, 5)
    for n in range(3):
        people.opening(firm, initiative=group.initiative, posted_on=date(2025, 6, 1), positions=3)
        other = people.employer()
        people.headcount(other, starts_on=date(2025, 6, 1), months=1, average_headcount=9, separations=n, other_hires=9)
        hired(other, group, 1)
    compute(group)
    assert cost(desk, path, **asked) == one
