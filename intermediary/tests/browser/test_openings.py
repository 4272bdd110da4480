"""An opening from the firm's form to the public page, as the firm, staff and anybody see it."""

import json
from datetime import date

import pytest
from django.urls import reverse

from employers.models import Opening
from intermediary.tests import people

pytestmark = pytest.mark.browser


def test_an_opening_is_judged_as_it_is_typed_read_by_staff_and_found_by_anybody(visit, records):
    with people.event("standard.set"):
        standard = records.initiative.standards.create(starts_on=date(2024, 1, 1), reviews_openings=True)
        standard.living_wages.create(household=standard.household, hourly="21.30", source="A table", year=2025)
    page = visit.sign_in(records.contact)
    page.goto(reverse("own_opening_add", args=[records.firm.key]))
    page.get_by_label("Job title").fill("Night nurse")
    page.get_by_label("Hourly wage from").fill("20")
    page.get_by_label("Hours a week").fill("40")
    page.get_by_label("Health insurance").select_option(label="Yes")
    quality = page.locator("#quality")
    quality.get_by_text("Below the standard").wait_for()  # said while it is typed, with nothing saved
    quality.get_by_text("Pay at least $21.30 an hour to start.").wait_for()
    page.get_by_label("Hourly wage from").fill("22")
    for item in ("Paid leave", "Retirement plan", "Path to advance"):
        page.get_by_label(item).select_option(label="Yes")
    quality.get_by_text("Good job", exact=True).wait_for()
    page.get_by_label("Night shift").check()
    page.get_by_label("Skills that are required").fill("Charting\nLifting")
    page.get_by_label("Show it on the public page").check()
    assert not Opening.objects.filter(title="Night nurse").exists()
    page.get_by_role("button", name="Post it").click()
    page.get_by_text("Staff look at it before it is posted").wait_for()
    opening = Opening.objects.get(title="Night nurse")
    assert (opening.status, opening.shifts, opening.required_skills) == ("review", ["night"], ["Charting", "Lifting"])
    public = reverse("public_opening", args=[records.initiative.key, opening.key])

    staff = visit.sign_in(records.administrator)
    staff.goto(reverse("opening_detail", args=[opening.key]))
    staff.get_by_role("button", name="Approve it").click()
    staff.get_by_role("link", name="As the public sees it").wait_for()

    anybody = visit.window()
    anybody.goto(reverse("public_opening_list", args=[records.initiative.key]))
    anybody.get_by_role("link", name="Night nurse").click()
    assert anybody.url.endswith(public)
    anybody.get_by_text("Charting; Lifting").wait_for()
    data = anybody.locator('script[type="application/ld+json"]').text_content()
    assert json.loads(data)["@type"] == "JobPosting"
    assert anybody.locator('meta[name="robots"]').get_attribute("content") == "index"
