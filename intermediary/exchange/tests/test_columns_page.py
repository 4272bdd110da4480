"""Confirm sheets and columns, and say who is who: on pages, with what was chosen kept and remembered."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.exchange import tasks  # noqa: F401  as the worker does
from intermediary.exchange.models import ImportBatch, Likeness
from intermediary.jobs.services import run
from intermediary.tests import people
from participants.models import Participant
from placements.models import Placement

pytestmark = pytest.mark.django_db
State = ImportBatch.State
HIRES = (
    "Spring,,,,\nName,DOB,Employer,Hire Date,Rate,Mood\nAmina Okoro,2/11/94,Harbor Steel,3/7/24,$22.50,fine\n"
    "Luis Peña,7/3/88,Tidewater,4/1/24,21.75/hr,fine\n"
)


@pytest.fixture
def initiative():
    return people.initiative(key="steel/valley")


@pytest.fixture
def manager(client):
    user = people.user(Role.MANAGER)
    client.force_login(user)
    return user


@pytest.fixture
def upload(client, manager, initiative):
    """Upload a text file and have it read: the batch."""

    def do(text: str, name="hires.csv") -> ImportBatch:
        file = SimpleUploadedFile(name, text.encode("cp1252"))
        client.post(reverse("import_new", args=[initiative.key]), {"workbook": file, "as_of": "2025-06-30"})
        return worked(ImportBatch.objects.latest("pk"))

    return do


def worked(batch: ImportBatch) -> ImportBatch:
    batch.refresh_from_db()
    run(batch.job_id)
    batch.refresh_from_db()
    return batch


def page(client, name: str, batch: ImportBatch) -> str:
    return client.get(reverse(name, args=[batch.initiative.key, batch.pk])).content.decode()


def post(client, name: str, batch: ImportBatch, **data) -> str:
    address = reverse(name, args=[batch.initiative.key, batch.pk])
    return client.post(address, data, follow=True).content.decode()


SELECT = re.compile(r'<select name="(s0-\w+)".*?</select>', re.S)
PICKED = re.compile(r'<option value="([^"]*)" selected')


def chosen(html: str) -> dict[str, str]:
    """The first sheet of a page as a browser would send it."""
    found = {each[1]: (PICKED.search(each[0]) or ["", ""])[1] for each in SELECT.finditer(html)}
    row = re.search(r'name="s0-header_row" value="(\d+)"', html)
    return found | ({"s0-header_row": row[1]} if row else {})


def test_the_page_says_what_each_column_seems_to_be_and_how_sure_that_is(client, upload):
    batch = upload(HIRES)
    assert batch.state == State.READ
    html = page(client, "import_columns", batch)
    assert chosen(html) == {
        "s0-kind": "placements", "s0-header_row": "2", "s0-c0": "participant.full_name",
        "s0-c1": "participant.birth_date", "s0-c2": "employer.name", "s0-c3": "started_on", "s0-c4": "", "s0-c5": "",
    }  # fmt: skip
    for words in ("Amina Okoro", "$22.50", "Sure", "Not recognised"):
        assert words in html


def test_what_a_person_chooses_is_what_is_read(client, upload):
    batch = upload(HIRES)
    picks = chosen(page(client, "import_columns", batch)) | {"s0-c4": "hourly_wage"}
    post(client, "import_columns", batch, **picks)
    assert worked(batch).state == State.PREVIEW
    post(client, "import_begin", batch)
    assert worked(batch).state == State.DONE
    assert sorted(str(wage) for wage in Placement.objects.values_list("hourly_wage", flat=True)) == ["21.75", "22.50"]


def test_a_sheet_said_to_be_something_else_is_looked_at_again_first(client, upload):
    batch = upload(HIRES)
    picks = chosen(page(client, "import_columns", batch)) | {"s0-kind": "participants"}
    html = post(client, "import_columns", batch, **picks)
    assert chosen(html)["s0-c0"] == "full_name"
    assert chosen(html)["s0-c3"] == ""
    batch.refresh_from_db()
    assert (batch.state, batch.layouts.count()) == (State.READ, 0)


def test_what_is_missing_or_said_twice_is_told_and_the_rest_kept(client, upload):
    batch = upload(HIRES)
    picks = chosen(page(client, "import_columns", batch))
    html = post(client, "import_columns", batch, **{**picks, "s0-c3": "", "s0-c5": "employer.name"})
    assert "No column says: First day worked" in html
    assert "is said to mean this as well" in html
    assert chosen(html)["s0-c5"] == "employer.name"
    html = post(client, "import_columns", batch, **{**picks, "s0-kind": ""})
    assert "there is nothing to import" in html
    assert batch.layouts.count() == 0


def test_the_next_file_of_the_form_is_proposed_as_this_one_was_confirmed(client, upload, manager):
    batch = upload(HIRES)
    picks = chosen(page(client, "import_columns", batch)) | {"s0-c4": "hourly_wage", "s0-c3": "last_day_worked"}
    post(client, "import_columns", batch, **picks | {"s0-c5": "started_on"})
    html = page(client, "import_columns", upload(HIRES.replace("94,", "95,"), "april.csv"))
    assert {**picks, "s0-c5": "started_on"} == chosen(html)
    assert f"As {manager} confirmed it on" in html
    other = upload(HIRES.replace("Rate", "Pay rate"), "may.csv")
    assert f"As {manager}" not in page(client, "import_columns", other)


def test_a_coach_confirms_nothing(client, upload):
    batch = upload(HIRES)
    client.force_login(people.user(Role.COACH))
    for name in ("import_columns", "import_alike"):
        assert client.get(reverse(name, args=[batch.initiative.key, batch.pk])).status_code == 404


@pytest.fixture
def alike(client, upload):
    """An upload with a person who looks like one on record, at the question."""
    known = people.participant("Amina", "Okoro")
    with event("test"):
        known.identity.birth_date = "1994-11-02"  # day and month are the other way round in the file
        known.identity.save()
    batch = upload(HIRES)
    post(client, "import_columns", batch, **chosen(page(client, "import_columns", batch)))
    return worked(batch), known


def test_look_alikes_wait_side_by_side_with_nothing_chosen(client, alike):
    batch, known = alike
    assert batch.state == State.COMPARE
    html = page(client, "import_alike", batch)
    assert "1994-02-11" in html
    assert "1994-11-02" in html
    assert "checked" not in html
    assert "Nothing was answered yet" in post(client, "import_alike", batch)
    assert Participant.objects.get() == known


@pytest.mark.parametrize(("said", "number"), [("same", 2), ("two", 3)])
def test_an_answer_is_followed_and_not_asked_for_again(client, alike, upload, said, number):
    batch, known = alike
    question = Likeness.objects.get()
    post(client, "import_alike", batch, **{f"q{question.pk}-said": said})
    assert worked(batch).state == State.PREVIEW
    post(client, "import_begin", batch)
    worked(batch)
    assert Participant.objects.count() == number
    assert known.placements.count() == (said == "same")
    again = upload(HIRES.replace("fine", "good"), "april.csv")
    post(client, "import_columns", again, **chosen(page(client, "import_columns", again)))
    assert worked(again).state == State.PREVIEW


def test_what_is_not_settled_is_left_out_and_said(client, alike):
    batch, known = alike
    post(client, "import_alike", batch, later="1")
    assert worked(batch).state == State.PREVIEW
    note = batch.notes.get(kind="problem")
    assert (note.row, "not settled" in note.words) == (3, True)
    post(client, "import_begin", batch)
    worked(batch)
    assert (Participant.objects.count(), Placement.objects.count()) == (2, 1)
    assert not known.placements.exists()


def test_a_later_list_may_name_a_person_by_the_key_of_an_earlier_one(client, upload):
    """The first list finds who is on record by name and birth date; the second has its key and nothing else."""
    known = people.participant("Amina", "Okoro")
    with event("test"):
        known.identity.birth_date = "1994-02-11"
        known.identity.save()
    roster = upload("State ID,First Name,Last Name,DOB\nS-17,Amina,Okoro,2/11/94\n", "roster.csv")
    wages = None
    for batch in (roster, lambda: upload("State ID,Quarter,Gross wages\nS-17,2024 Q3,9120.50\n", "wages.csv")):
        wages = batch if isinstance(batch, ImportBatch) else batch()
        post(client, "import_columns", wages, **chosen(page(client, "import_columns", wages)))
        assert worked(wages).state == State.PREVIEW
        post(client, "import_begin", wages)
        assert worked(wages).state == State.DONE
    assert Participant.objects.get() == known
    assert [str(each.amount) for each in known.quarterly_wages.all()] == ["9120.50"]


def test_back_to_the_columns(client, upload):
    batch = upload(HIRES)
    post(client, "import_columns", batch, **chosen(page(client, "import_columns", batch)))
    assert worked(batch).state == State.PREVIEW
    post(client, "import_reopen", batch)
    assert worked(batch).state == State.READ
    assert batch.rows.count() == batch.notes.count() == 0
