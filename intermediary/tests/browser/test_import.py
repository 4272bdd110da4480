"""The way of a spreadsheet by hand: uploaded, columns confirmed, look-alikes settled, seen, imported, taken back."""

import re

import pytest
from django.urls import reverse

from intermediary.audit.events import event
from intermediary.exchange import tasks  # noqa: F401  as the worker does
from intermediary.exchange.models import ImportBatch
from intermediary.jobs.services import run
from intermediary.tests import people
from placements.models import Placement

pytestmark = pytest.mark.browser
HIRES = (
    "Spring hires,,,,\n,,,,\nClient,DOB,Employer,Hire Date,Starting pay\n"
    "Amina Okoro,2/11/94,Harbor Steel,3/7/24,$22.50\n"
    '"Peña, Luis",7/3/88,Tidewater,4/1/24,21.75/hr\nTotal,,,,2\n'
)


def work(page) -> None:
    """Let a worker do what the newest import waits for, and look at the page again."""
    run(ImportBatch.objects.latest("pk").job_id)
    page.goto(re.sub(r"(/imports/\d+/).*", r"\1", page.url))


def test_a_list_by_hand(visit, world):
    known = people.participant("Amina", "Okoro")
    with event("test"):
        known.identity.birth_date = "1994-11-02"
        known.identity.save()
    before = Placement.objects.count()
    page = visit.sign_in(world.administrator)
    page.goto(reverse("import_new", args=[world.initiative.key]))
    upload = {"name": "hires.csv", "mimeType": "text/csv", "buffer": HIRES.encode("utf-16")}
    page.locator("input[type=file]").set_input_files(upload)
    page.get_by_role("button", name="Read and preview").click()
    page.wait_for_url("**/imports/*/")
    work(page)

    page.get_by_role("link", name="See the columns").click()
    assert page.get_by_label("Its header is in row").input_value() == "3"
    page.get_by_label("This sheet lists").select_option("participants")
    page.locator("select[name=s0-c0] option[value=full_name]:checked").wait_for(state="attached")
    page.get_by_label("This sheet lists").select_option("placements")
    pay = page.get_by_label("What Starting pay means")
    page.locator("select[name=s0-c3] option[value=started_on]:checked").wait_for(state="attached")
    pay.select_option("hourly_wage")
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/imports/*/")
    work(page)

    page.get_by_role("link", name="Settle look-alikes").click()
    assert page.get_by_role("radio", checked=True).count() == 0
    page.get_by_role("radio", name="The same").check()
    page.get_by_role("button", name="Keep the answers").click()
    page.wait_for_url("**/imports/*/")
    work(page)

    assert Placement.objects.count() == before
    page.get_by_role("button", name="Import", exact=True).click()
    page.wait_for_url("**/imports/*/")
    work(page)
    assert Placement.objects.count() == before + 2
    assert [str(job.hourly_wage) for job in known.placements.all()] == ["22.50"]

    page.get_by_role("link", name="Take it back").click()
    page.get_by_role("button", name="Take it back").click()
    page.wait_for_url(re.compile(r"/imports/\d+/$"))
    work(page)
    assert Placement.objects.count() == before
    assert page.get_by_text("Taken back").first.is_visible()
