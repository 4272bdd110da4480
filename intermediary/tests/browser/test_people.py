"""A person is entered a second time, found, made one, and two again: typed and pressed as a coach does."""

import pytest
from django.urls import reverse

from intermediary.tests import people
from participants.models import Participant

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


def test_entered_twice_found_made_one_and_undone(visit, records):
    known = people.participant("Marisol", "Quintero")
    page = visit.sign_in(records.administrator)
    page.goto(reverse("participant_add"))
    page.get_by_label("First name").fill("Marisol")
    page.get_by_label("Last name").fill("Quintéro")
    page.get_by_text("Is it one of them?").wait_for()
    page.get_by_label("Hours a week").first.fill("200")
    page.get_by_role("button", name="Save").click()
    assert "A week has at most 168 hours" in page.inner_text("main")
    assert page.get_by_label("Last name").input_value() == "Quintéro"
    page.get_by_label("Hours a week").first.fill("20")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="None of them: add this person").click()
    page.get_by_role("heading", name="Marisol Quintéro").wait_for()
    second = Participant.objects.latest("pk")
    page.goto(reverse("merge_list"))
    page.get_by_role("link", name="Compare").first.click()
    page.get_by_label("Quintéro", exact=True).check()
    page.get_by_role("button", name="Make them one").click()
    page.get_by_role("heading", name="Marisol Quintéro").wait_for()
    page.goto(reverse("participant_detail", args=[second.key]))
    assert page.url.endswith(reverse("participant_detail", args=[known.key]))
    page.goto(reverse("participant_record", args=[known.key]))
    page.get_by_role("button", name="Make them two again").click()
    page.get_by_text("They are two people again.").wait_for()
    page.get_by_role("heading", name="Marisol Quintero").wait_for()
