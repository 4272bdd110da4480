"""From an occupation to the board page: what follows on the set-up of an initiative from nothing."""

from datetime import date

from django.urls import reverse
from playwright.sync_api import Page, expect

from intermediary.initiatives.models import Initiative
from intermediary.tests import people
from intermediary.tests.browser.looking import Look

OPERATOR, MACHINIST = "51-9161", "51-4041"


def climb(visit, page: Page, initiative: Initiative, look: Look) -> None:
    """Draw a pathway up by hand, with official wages; somebody moves along it; the board page and the public see it."""
    cohort, person, firm = people.cohort(initiative), people.participant("Nora", "Quiet"), people.employer()
    for soc, first, last, group, wage in (
        (OPERATOR, date(2025, 4, 14), date(2025, 12, 31), cohort, 21), (MACHINIST, date(2026, 1, 12), None, None, 25)
    ):  # fmt: skip
        people.placement(person, firm, group, soc=soc, started_on=first, last_day_worked=last, hourly_wage=wage)

    page.goto(reverse("pathway_add", args=[initiative.key]))
    page.get_by_label("Name").fill("Machine shop")
    page.get_by_label("Shown to the public").check()
    page.get_by_role("button", name="Save").click()
    for soc in (OPERATOR, MACHINIST):
        page.get_by_role("link", name="Add a step").click()
        page.get_by_label("Occupation (SOC)").fill(soc)
        page.get_by_role("button", name="Save").click()
    for start, end in (("New to the field", "Computer Numerically"), ("Computer Numerically", "Machinists")):
        page.get_by_role("link", name="Add a way").click()
        choose(page, "start", start)
        choose(page, "end", end)
        page.get_by_label("Credential").fill("Apprenticeship")
        page.get_by_label(cohort.program.title).check()
        page.get_by_role("button", name="Save").click()
    pathway = page.url

    picture = page.get_by_role("img", name="Machine shop")
    expect(picture).to_contain_text("$27.00")
    expect(page.get_by_text("Typical wages: Wages by occupation and area (OEWS) 2025-05").first).to_be_visible()
    twin = page.locator("details.twin")
    twin.locator("summary").click()
    expect(twin.get_by_role("row", name="Machinists")).to_contain_text("Apprenticeship")
    expect(
        page.get_by_role("row", name="→ Machinists").get_by_role("cell", name="+$4.00 an hour, known of 1")
    ).to_be_visible()
    expect(page.get_by_role("link", name="Jan. 6, 2025")).to_have_count(0)  # that cohort is over
    look.at(page, "pathway", every_way=True)

    page.goto(reverse("board_page", args=[initiative.key]))
    page.get_by_role("link", name="Machine shop").click()
    assert page.url == pathway
    page.goto(reverse("board_page", args=[initiative.key]))
    expect(page.get_by_role("row", name="Machinists").first).to_contain_text("$25.00 to $27.00")
    page.emulate_media(media="print")
    expect(page.get_by_role("img", name="Machine shop")).to_be_visible()
    expect(page.get_by_role("navigation", name="Sections")).to_be_hidden()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.emulate_media(media="screen")

    outside = visit.window()
    outside.goto(reverse("public_pathway_frame", args=[pathway.rstrip("/").split("/")[-1]]))
    expect(outside.get_by_role("img", name="Machine shop")).to_contain_text("$27.00")
    assert "1 person" not in outside.content()
    look.at(outside, "frame", every_way=True)


def choose(page: Page, name: str, words: str) -> None:
    """The choice of a list that begins so."""
    found = page.locator(f"select[name={name}] option", has_text=words).first
    page.locator(f"select[name={name}]").select_option(value=found.get_attribute("value"))
