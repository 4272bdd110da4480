"""From an occupation to the board page: a pathway drawn up by hand, a move along it, one printed page, a frame."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from intermediary.tests import people
from intermediary.tests.browser.looking import Look

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]
AIDE, ASSISTANT = "31-1131", "31-9092"


def test_from_an_occupation_to_the_board_page(visit, records):
    key, cohort = records.initiative.key, records.cohort
    person, firm = people.participant("Nora", "Quiet"), records.firm
    jobs = ((AIDE, date(2025, 4, 14), cohort, 18), (ASSISTANT, date(2026, 1, 12), None, 22))
    for soc, first, group, wage in jobs:
        last = date(2025, 12, 31) if group else None
        people.placement(person, firm, group, soc=soc, started_on=first, last_day_worked=last, hourly_wage=wage)
    page = visit.sign_in(records.administrator)

    page.goto(reverse("pathway_add", args=[key]))
    page.get_by_label("Name").fill("Care ladder")
    page.get_by_label("Shown to the public").check()
    page.get_by_role("button", name="Save").click()
    for soc, wage in ((AIDE, "19.10"), (ASSISTANT, "")):
        page.get_by_role("link", name="Add a step").click()
        page.get_by_label("Occupation (SOC)").fill(soc)
        page.get_by_label("Typical hourly wage").fill(wage)
        page.get_by_label("Source of the wage").fill("Own survey of 2025" if wage else "")
        page.get_by_role("button", name="Save").click()
    for start, end in (("New to the field", "Nursing Assistants"), ("Nursing Assistants", "Medical Assistants")):
        page.get_by_role("link", name="Add a way").click()
        page.locator("select[name=start]").select_option(label=start)
        page.locator("select[name=end]").select_option(label=end)
        page.get_by_label(cohort.program.title).check()
        page.get_by_role("button", name="Save").click()
    pathway = page.url

    picture = page.get_by_role("img", name="Care ladder")
    expect(picture).to_be_visible()
    expect(picture).to_contain_text("$19.10")
    expect(picture).to_contain_text("wage not known")
    twin = page.locator("details.twin")
    twin.locator("summary").click()
    expect(twin.get_by_role("row", name="Nursing Assistants Medical Assistants")).to_contain_text("–11")
    look = Look()
    look.at(page, "pathway", every_way=True)

    page.goto(reverse("board_page", args=[key]))
    page.get_by_role("link", name="Care ladder").click()
    assert page.url == pathway
    page.goto(reverse("board_page", args=[key]))
    page.emulate_media(media="print")
    expect(page.get_by_role("img", name="Care ladder")).to_be_visible()
    expect(page.get_by_role("navigation", name="Sections")).to_be_hidden()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")

    outside = visit.window()
    outside.goto(reverse("public_pathway_frame", args=[pathway.rstrip("/").split("/")[-1]]))
    expect(outside.get_by_role("img", name="Care ladder")).to_contain_text("$19.10")
    assert "1 person" not in outside.content()
    look.at(outside, "frame", every_way=True)
    assert look.found == []
