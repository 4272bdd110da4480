"""Each door as its people use it, click by click."""

from datetime import date

import pytest
from django.urls import reverse

from intermediary.tests.browser.looking import WIDTHS
from participants.models import Consent, Participant
from placements.models import FollowUp, Placement
from trainings.models import Enrollment

pytestmark = pytest.mark.browser


def test_staff_put_a_person_on_record_enroll_them_and_follow_their_job(visit, records):
    page = visit.sign_in(records.administrator)
    page.get_by_role("link", name="Participants").first.click()
    page.get_by_role("link", name="Add a participant").click()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("alert").get_by_text("First name").wait_for()  # everything wrong, at the top
    page.get_by_label("First name").fill("Ada")
    page.get_by_label("Last name").fill("Byron")
    page.get_by_label("Veteran").select_option("No")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Ada Byron is on record.").wait_for()
    person = Participant.objects.get(identity__last_name="Byron")
    assert (person.traits.veteran, person.traits.disability) == (False, None)

    page.goto(reverse("enroll", args=[records.later.key]))
    page.locator("main").get_by_role("searchbox").fill("byr")
    page.get_by_role("link", name="Byron, Ada").click()
    page.get_by_label("Since").fill("2025-05-05")
    page.get_by_role("button", name="Enroll").click()
    page.get_by_role("link", name="Byron, Ada").click()
    assert Enrollment.objects.get(participant=person).enrolled_on == date(2025, 5, 5)

    page.get_by_role("link", name="Training and jobs").click()
    page.get_by_role("link", name="Add a placement").click()
    page.get_by_label("Employer").select_option(label=records.firm.name)
    page.get_by_label("First day worked").fill("2025-06-02")
    page.get_by_label("Hourly wage").fill("3900")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("alert").get_by_text("An hourly wage is above 0").wait_for()
    assert page.get_by_label("First day worked").input_value() == "2025-06-02"
    page.get_by_label("Hourly wage").fill("19.50")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("The placement is saved").wait_for()

    page.get_by_role("link", name="Record a follow-up").click()
    page.get_by_label("True on").fill("2025-09-01")
    page.get_by_label("Status").select_option(label="Still with this employer")
    page.get_by_label("Source").select_option(label="Employer")
    page.get_by_role("button", name="Record it").click()
    page.get_by_text("The answer is on record").wait_for()
    job = Placement.objects.get(participant=person)
    assert FollowUp.objects.get(placement=job).observed_on == date(2025, 9, 1)


def test_searching_narrows_a_list_without_a_new_page(visit, records):
    page = visit.sign_in(records.administrator)
    page.goto(reverse("participant_list"))
    page.evaluate("window.stillHere = true")
    page.get_by_label("Search").press_sequentially("first17")
    page.get_by_text("1 participant", exact=True).wait_for()
    assert "q=first17" in page.url
    assert page.evaluate("window.stillHere")
    page.get_by_label("Search").fill("no such name")
    page.get_by_text("Nothing matches").wait_for()


def test_staff_on_a_phone_reach_everything_by_thumb(visit, records):
    page = visit.sign_in(records.administrator, visit.window(viewport=WIDTHS["phone"], has_touch=True))
    page.get_by_role("button", name="More").tap()
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Accounts").tap()
    page.get_by_role("heading", name="Accounts").wait_for()


def test_an_employer_posts_an_opening_and_sees_hires(visit, records):
    page = visit.sign_in(records.contact)
    page.get_by_role("heading", name="Your demand").wait_for()
    page.get_by_role("link", name="Our openings").click()
    page.get_by_role("link", name="Post an opening").click()
    page.get_by_label("Job title").fill("Night nurse")
    page.get_by_label("Hourly wage from").fill("21")
    page.get_by_label("Hourly wage to").fill("24.50")
    page.get_by_role("button", name="Post it").click()
    page.get_by_role("link", name="Night nurse").click()
    page.get_by_label("Status").select_option(label="Filled")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("The opening is saved").wait_for()
    page.get_by_role("link", name="Hires").first.click()
    page.get_by_role("heading", name="Our hires").wait_for()
    named = Consent.objects.filter(participant__placements__employer=records.firm).count()
    hired = Placement.objects.filter(employer=records.firm).count()
    assert page.locator("tbody tr").count() == named
    if hired - named:
        assert "not agreed to be named" in page.locator("main").inner_text()


def test_signing_out_closes_the_door(visit, records):
    page = visit.sign_in(records.contact)
    page.get_by_label("Your account").click()
    page.get_by_role("button", name="Sign out").click()
    page.goto(reverse("own_openings"))
    page.get_by_role("heading", name="Sign in").wait_for()


def test_the_theme_is_the_readers_choice_and_stays(visit):
    page = visit.window(color_scheme="light")
    page.goto(reverse("account_login"))
    page.locator("[data-theme-toggle]").first.click()
    assert page.locator("html").get_attribute("data-bs-theme") == "dark"
    page.reload()
    assert page.locator("html").get_attribute("data-bs-theme") == "dark"
