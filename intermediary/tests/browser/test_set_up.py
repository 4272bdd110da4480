"""Two initiatives from nothing, by hand: manufacturing in two regions of Connecticut, and in Baltimore city and county;
official files loaded, their occupation and industry pages, and from an occupation by a pathway to the board page.
Map, charts and pictures are looked at by axe as they are used."""

from datetime import date

import pytest
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.dashboards.research.loading import load_file
from intermediary.initiatives.models import Initiative
from intermediary.research.enums import Kind
from intermediary.research.tests import samples
from intermediary.tests import people
from intermediary.tests.browser.ladder import climb
from intermediary.tests.browser.looking import Look

pytestmark = pytest.mark.browser


def test_two_initiatives_from_nothing(visit, transactional_db, tmp_path):
    manager = people.user(Role.MANAGER, password=people.PASSWORD, accepted_at="2025-01-01T00:00:00Z")
    page, look = visit.sign_in(manager), Look()

    begin(page, "Valley Manufacturing")
    # On the map by hand; by keyboard in the list beside it; an old county is explained.
    page.get_by_label("State").select_option("CT")
    page.locator('path[data-box="counties-09140"]').click()
    page.get_by_role("checkbox", name="Capitol Planning Region").focus()
    page.keyboard.press("Space")
    assert page.locator("path.chosen").count() == 2
    page.get_by_label("Search counties").fill("New Haven County")
    page.get_by_text("New Haven County, CT (09009) is a county of the map before 2022.").wait_for()
    assert page.get_by_role("checkbox", checked=True).count() == 2  # what was ticked travelled along
    look.at(page, "initiative_region")
    go_on(page)
    aim(page, "machinist", "Machinists")
    aim(page, "numerically controlled", "Computer Numerically Controlled Tool Operators")
    go_on(page)
    page.get_by_label("Source of the living wages").fill("MIT Living Wage Calculator")
    page.get_by_label("Year of the table").fill("2026")
    page.get_by_label("One adult, no children").fill("24.10")
    page.get_by_label("Counts as retained after").select_option("365")
    go_on(page)
    page.get_by_role("button", name="Save and finish").click()
    page.get_by_text("Valley Manufacturing is set up.").wait_for()

    begin(page, "Harbor Manufacturing")
    page.get_by_label("Search counties").fill("Baltimore")
    page.get_by_role("checkbox", name="Baltimore city, MD: the city by itself").check()
    page.get_by_role("checkbox", name="Baltimore County, MD: the county, without the city").check()
    go_on(page)
    aim(page, "51-4041", "Machinists")
    go_on(page)
    made = {each.key: each for each in Initiative.objects.all()}
    assert made["valley-manufacturing"].counties == ["09110", "09140"]
    assert made["harbor-manufacturing"].counties == ["24005", "24510"]
    assert made["valley-manufacturing"].standard.retained_days == 365

    load_samples(tmp_path)
    page.goto(reverse("research", args=["valley-manufacturing"]))
    row = page.get_by_role("row", name="Machinists")
    assert "$25.00 to $27.00" in row.inner_text()
    assert "740" in row.inner_text()
    row.get_by_role("link").click()
    page.get_by_text("The same as a table").click()
    assert page.get_by_role("row", name="Waterbury-Shelton, CT").get_by_text("$25.00").is_visible()
    assert page.get_by_text("Occupational Employment and Wage Statistics, May 2025, released May 15, 2026").is_visible()
    look.at(page, "research_occupation")
    climb(visit, page, made["valley-manufacturing"], look)
    page.goto(reverse("research", args=["valley-manufacturing"]))
    # The switcher leads to the other initiative, with another region's wages.
    page.get_by_label("Initiative: Valley Manufacturing. Change").click()
    page.get_by_role("link", name="Harbor Manufacturing").click()
    page.goto(reverse("research_industry", args=["harbor-manufacturing", "332"]))
    assert page.get_by_role("row", name="Baltimore city, MD").get_by_text("43").first.is_visible()
    assert page.get_by_text("Quarterly Census of Employment and Wages, 2026 Q1, released").is_visible()
    assert look.found == []


def begin(page, name: str) -> None:
    page.goto(reverse("initiative_add"))
    page.get_by_label("Name", exact=False).first.fill(name)
    page.get_by_label("Started on").fill("2026-01-01")
    page.get_by_label("Search industries").fill("fabricated metal")
    page.get_by_role("checkbox", name="Fabricated Metal Product Manufacturing").first.check()
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_label("Search counties").wait_for()


def go_on(page) -> None:
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_text("Saved.").wait_for()


def aim(page, words: str, name: str) -> None:
    page.get_by_label("Search occupations").fill(words)
    page.get_by_role("checkbox", name=name).first.check()


def load_samples(folder) -> None:
    """A few hundred rows in the official layouts, as offices publish them."""
    areas = [("09", "110", "25540", "Hartford, CT"), ("09", "140", "47930", "Waterbury-Shelton, CT"),
             ("24", "005", "12580", "Baltimore, MD"), ("24", "510", "12580", "Baltimore, MD")]  # fmt: skip
    wages = {("47930", "51-4041"): {"H_MEDIAN": "25.00", "H_PCT90": "#"}, ("12580", "51-9161"): {"H_MEDIAN": "*"}}
    codes = ["51-4041", "51-9161", *(f"51-90{n}" for n in range(11, 51))]
    counties = ["09110", "09140", "24005", "24510"]
    industries = [("31-33", "74"), ("332", "75"), *((f"332{n}", "76") for n in range(1, 10))]
    for kind, path, released_on in (
        (Kind.AREAS, samples.areas(folder / "area_definitions_m2025.xlsx", areas), date(2026, 5, 15)),
        (Kind.OEWS, samples.oews(folder / "all_data_M_2025.xlsx", wages, codes), date(2026, 5, 15)),
        (Kind.PROJECTIONS, samples.states(folder / "ltp.csv", [("9", "Connecticut", "51-4041", 6200, 6700, 8.1, 740)]),
         date(2026, 7, 1)),
        (Kind.QCEW, samples.qcew(folder / "2026.q1-q1.singlefile.csv", counties, industries, 2026), date(2026, 9, 9)),
    ):  # fmt: skip
        report = load_file(kind, path, released_on=released_on)
        assert report.problems == []
