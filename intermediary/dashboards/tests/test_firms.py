"""A firm's economic case: what it rests on is printed, and what is not known is said to be not known."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from employers.engagement.services import say_cost
from intermediary.accounts.roles import Role
from intermediary.dashboards.firms.case import economic_case
from intermediary.tests import people
from intermediary.tests.visits import visitor, words
from placements.outcomes.services import store

pytestmark = pytest.mark.django_db
AS_OF = date(2025, 12, 31)


@pytest.fixture
def firm():
    """24 of 40 left in the year before the first hire, 16 of 40 in the year since; a median wage of $20 at 40 hours."""
    group, firm = people.cohort(), people.employer(name="Lake Clinic")
    people.placement(people.participant(), firm, group, started_on=date(2024, 12, 20), soc="31-1131",
                     hourly_wage=20, weekly_hours=40)  # fmt: skip
    for year, separations in ((2023, 24), (2025, 16)):
        start = date(year, 12, 1) if year == 2023 else date(year, 1, 1)
        people.headcount(firm, starts_on=start, months=12, average_headcount=40, separations=separations)
    store(initiative=group.initiative, as_of=AS_OF)
    return firm


def lines(case) -> dict[str, str]:
    return {line.label: line.value for line in (*case.results, *case.savings, *case.assumptions)}


def test_what_is_saved_is_worked_out_from_what_is_printed(firm):
    found = lines(economic_case(firm))
    assert found["Yearly turnover in the year before the first hire"] == "60.0%"
    assert found["Yearly turnover in the last four quarters"] == "40.0%"
    assert found["Fewer people left in a year"] == "8.0"  # (60 % − 40 %) × 40
    assert found["Replacing one person"] == "$8,320"  # 20 % of $41,600, the assumption where the firm says nothing
    assert found["Cost of replacing avoided"] == "$66,560"
    assert found["Cost of vacancies avoided"] == "Not known"
    say_cost(employer=firm, kind="replacing", amount=Decimal(5000), source="Personnel, 2025", said_on=AS_OF, by=None)
    case = economic_case(firm)
    assert lines(case)["Cost of replacing avoided"] == "$40,000"
    assert "$40,000" in case.headline
    assert [line.basis for line in case.assumptions] == ["Personnel, 2025"]


def test_the_page_prints_and_the_pdf_says_the_same(firm):
    desk = visitor(people.user(Role.COACH))
    page = words(desk.get(reverse("employer_case", args=[firm.key])))
    for said in ("About $66,600 saved in a year", "Boushey and Glynn", "not proof of a cause"):
        assert said in page
    file = desk.get(reverse("employer_case_pdf", args=[firm.key]))
    assert file["Content-Type"] == "application/pdf"
    assert file.content.startswith(b"%PDF-")
    assert file.content.count(b"/Type /Page\n") + file.content.count(b"/Type/Page ") <= 1


def test_without_headcounts_nothing_is_made_up():
    group, firm = people.cohort(), people.employer()
    people.placement(people.participant(), firm, group, hourly_wage=20, weekly_hours=40)
    assert economic_case(firm).results == []  # no run yet
    store(initiative=group.initiative, as_of=AS_OF)
    found = lines(economic_case(firm))
    assert found["Saved in a year"] == "Not known"
    assert economic_case(firm).headline == ""
