"""Import a workbook in the browser: upload, preview, what is left out and how to mend it."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.audit.models import Event
from intermediary.exchange import (
    layouts,
    tasks,  # noqa: F401  as the worker does
)
from intermediary.exchange.models import ImportBatch
from intermediary.exchange.workbooks.example import AS_OF, example_sheets
from intermediary.exchange.workbooks.writer import write
from intermediary.jobs.models import Job, State
from intermediary.jobs.services import run
from intermediary.tests import people
from participants.models import Participant

from .changed_workbook import put

pytestmark = pytest.mark.django_db


def workbook(sheets=None) -> bytes:
    file = io.BytesIO()
    write(file, sheets or example_sheets())
    return file.getvalue()


@pytest.fixture
def initiative():
    return people.initiative(key="steel/valley")


@pytest.fixture
def send(client, initiative):
    """Upload a file as a manager."""
    client.force_login(people.user(Role.MANAGER))

    def post(content: bytes, **fields):
        file = SimpleUploadedFile("spring.xlsx", content)
        sent = {"workbook": file, "as_of": AS_OF.isoformat(), **fields}
        return client.post(reverse("import_new", args=[initiative.key]), sent)

    return post


@pytest.fixture
def read(client, send):
    """Upload a file, have it read, find its columns right, and open the page."""

    def do(content: bytes, **fields) -> str:
        response = send(content, **fields)
        run(ImportBatch.objects.latest("pk").job_id)
        batch = ImportBatch.objects.latest("pk")
        if batch.state == ImportBatch.State.READ:
            run(layouts.accept(batch=batch, by=batch.by).job_id)
        return client.get(response.url).content.decode()

    return do


@pytest.fixture
def imported(client, read, initiative):
    """Upload a file, press Import on its preview, have it written, and open the page."""

    def do(content: bytes, **fields) -> str:
        read(content, **fields)
        batch = ImportBatch.objects.latest("pk")
        response = client.post(reverse("import_begin", args=[initiative.key, batch.pk]))
        batch.refresh_from_db()
        run(batch.job_id)
        return client.get(response.url).content.decode()

    return do


def test_a_workbook_is_kept_sealed_and_waits_with_its_job(send, client):
    content = workbook()
    page = client.get(send(content).url).content.decode()
    batch = ImportBatch.objects.get()
    assert batch.content == content
    assert content[:200] not in bytes(batch.file_sealed)
    assert batch.job.state == State.QUEUED
    assert 'hx-trigger="every 2s"' in page
    assert Event.objects.filter(action="workbook.uploaded", by=batch.by).exists()


def test_nothing_is_written_before_somebody_says_so(read):
    page = read(workbook())
    assert "Nothing is written yet" in page
    assert ImportBatch.objects.get().report["files"]["participants"]["new"] == 8
    assert not Participant.objects.exists()


def test_every_row_comes_on_record(imported):
    page = imported(workbook())
    assert "Every row of the workbook is on record" in page
    assert Participant.objects.count() == 8


def test_cohorts_name_the_grants_chosen(imported, initiative):
    grant = people.grant(initiative)
    people.grant(initiative)
    imported(workbook(), grants=[grant.pk])
    assert {*ImportBatch.objects.get().initiative.cohorts.values_list("grants__key", flat=True)} == {grant.key}


def test_a_row_left_out_is_shown_with_its_place_and_how_to_mend_it(imported):
    sheets = example_sheets()
    put(sheets, "Participant_Info", 2, "Last Name", "")
    page = imported(workbook(sheets))
    assert "left out" in page
    assert "row 2" in page
    assert "Fill in the last name" in page
    assert Participant.objects.count() == 7


def test_what_is_no_spreadsheet_is_refused_at_once(send):
    page = send(b"%PDF-1.7 wages").content.decode()
    assert not ImportBatch.objects.exists()
    assert "not an Excel workbook" in page
    assert not Participant.objects.exists()


def test_without_a_day_the_file_says_when_it_was_saved_or_why_not(send):
    send(workbook(), as_of="")
    assert ImportBatch.objects.get().as_of is not None
    assert "not an Excel workbook" in send(b"%PDF", as_of="").content.decode()


def test_the_same_file_twice_says_so_and_waits_for_a_tick(imported, send):
    same = workbook()  # written again, it would hold another second
    imported(same)
    page = send(same).content.decode()
    assert "This very file was imported on" in page
    assert 'name="again"' in page
    assert ImportBatch.objects.count() == 1
    imported(same, again="on")
    assert (ImportBatch.objects.count(), Participant.objects.count()) == (2, 8)


def test_a_file_larger_than_the_limit(send, settings):
    settings.UPLOAD_LIMIT = 1000
    assert "larger than" in send(workbook()).content.decode()
    settings.UPLOAD_LIMIT = 1000 - 1024 * 1024  # the whole request is over it: the file is dropped as it comes in
    page = send(workbook()).content.decode()
    assert page.count("<strong>The file is larger than") == 1  # at the field, beside the summary
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"workbook": ""}, "Choose the file"),
        ({"as_of": "2199-01-01"}, "has not come yet"),
        ({"as_of": "soon"}, "valid"),
    ],
)
def test_what_is_missing_or_wrong_is_said(send, fields, words):
    assert words in send(workbook(), **fields).content.decode()
    assert not Job.objects.exists()


def test_asked_by_htmx_a_finished_import_reloads_the_page(client, send):
    address = send(workbook()).url
    assert "HX-Refresh" not in client.get(address, headers={"HX-Request": "true"})
    run(ImportBatch.objects.get().job_id)
    assert client.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert "HX-Refresh" not in client.get(address)


def test_an_import_of_another_initiative_is_missing(client, send):
    send(workbook())
    other = people.initiative()
    batch = ImportBatch.objects.get()
    assert client.get(reverse("import_detail", args=[other.key, batch.pk])).status_code == 404


def test_a_coach_reads_and_imports_nothing(client, send, initiative):
    address = send(workbook()).url
    client.force_login(people.user(Role.COACH))
    assert client.get(address).status_code == 200
    assert client.get(reverse("import_new", args=[initiative.key])).status_code == 404


def test_the_list_costs_the_same_at_1_and_at_30(client, send, initiative, django_assert_max_num_queries):
    send(b"1")
    address = reverse("import_list", args=[initiative.key])
    with django_assert_max_num_queries(14) as one:
        client.get(address)
    most = len(one)
    for number in range(2, 31):
        send(str(number).encode())
    with django_assert_max_num_queries(most):
        assert "30 imports" in client.get(address).content.decode()
