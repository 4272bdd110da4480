"""The workbook of a grant, filled from the records: it passes its own rules, and read again it changes nothing."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.audit.models import Event
from intermediary.dashboards.workbook import write_workbook
from intermediary.exchange.models import ImportRow
from intermediary.exchange.tests.imports import read, write_all
from intermediary.exchange.workbooks.example import AS_OF
from intermediary.tests import people
from placements.models import Placement
from trainings.models import Cohort, Enrollment, Provider

pytestmark = pytest.mark.django_db


@pytest.fixture
def initiative():
    return people.initiative(key="steel")


@pytest.fixture
def grant(initiative):
    return people.grant(initiative)


def filled(grant) -> tuple[bytes, list]:
    file = io.BytesIO()
    left_out = write_workbook(file, grant, as_of=AS_OF)
    return file.getvalue(), left_out


def again(initiative, grant, content):
    """Read the workbook: (file → verdicts that occur, problems)."""
    batch = read(initiative, content, grants=[grant])
    verdicts = {file: {v for v in ImportRow.Verdict.values if laid[v]} for file, laid in batch.report["files"].items()}
    return verdicts, list(batch.notes.filter(kind="problem").values_list("words", flat=True))


def test_what_was_imported_comes_out_and_in_without_a_change(initiative, grant):
    write_all(read(initiative, grants=[grant]))
    content, left_out = filled(grant)
    assert left_out == []
    verdicts, problems = again(initiative, grant, content)
    assert problems == []
    assert verdicts == {key: {"unchanged"} for key in verdicts}
    assert sum(len(v) for v in verdicts.values()) == 7


def test_records_with_keys_of_their_own_keep_them(initiative, grant):
    with event("provider.added"):
        provider = Provider.objects.create(name="Lakes Technical")
    group = people.cohort(initiative, grants=[grant], key="C-17", provider=provider)
    person = people.participant("Grace", "Hopper", gender="female", race=["black", "white"])
    people.enrollment(person, group, status="completed", enrolled_on="2025-01-07", ended_on="2025-03-20")
    firm = people.employer(naics="622110")
    people.placement(person, firm, group, started_on="2025-04-01", hourly_wage="21.5", training_related=True,
                     health_insurance=True, paid_leave=False)  # fmt: skip
    content, left_out = filled(grant)
    assert left_out == []
    verdicts, problems = again(initiative, grant, content)
    assert (problems, verdicts) == ([], {key: {"unchanged"} for key in verdicts})


def test_what_the_form_does_not_take_is_left_out_and_named(initiative, grant):
    write_all(read(initiative, grants=[grant]))
    with event("records.spoiled"):
        job = Placement.objects.filter(training_related=True).first()
        Placement.objects.filter(pk=job.pk).update(hourly_wage="900")
        Enrollment.objects.filter(status="withdrawn").update(reason="")
    content, left_out = filled(grant)
    assert {(sheet, "hourly wage" in problem, "no reason" in problem) for sheet, _said, problem, _mend in left_out} == {
        ("Employment", True, False),
        ("Program_Enrollment", False, True),
    }
    book = load_workbook(io.BytesIO(content))
    assert book["Left_Out"].max_row == 3
    assert again(initiative, grant, content)[1] == []


def test_staff_download_it_from_the_grants_page_on_the_record(client, initiative, grant):
    write_all(read(initiative, grants=[grant]))
    client.force_login(someone := people.user(Role.COACH))
    assert (
        reverse("grant_workbook", args=[grant.key])
        in client.get(reverse("grant_detail", args=[grant.key])).content.decode()
    )
    response = client.get(reverse("grant_workbook", args=[grant.key]))
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    assert book.sheetnames[:5] == ["Institutional_Information", "Participant_Info", "Program_Enrollment",
                                   "Credential_Attainment", "Employment"]  # fmt: skip
    assert Event.objects.filter(action="grant.workbook_downloaded", by=someone, subject_id=grant.pk).exists()
    assert Cohort.objects.filter(grants=grant).exists()


def test_what_the_form_has_no_word_for_stays_while_its_cell_says_the_same(initiative, grant):
    group = people.cohort(initiative, grants=[grant, people.grant(initiative)])
    person = people.participant("Grace", "Hopper", gender="nonbinary", barriers=["homeless", "low_income"])
    people.enrollment(person, group, status="dismissed", enrolled_on="2025-01-07", ended_on="2025-02-01")
    content, _left_out = filled(grant)
    verdicts, problems = again(initiative, grant, content)
    assert (problems, verdicts) == ([], {file: {"unchanged"} for file in verdicts})
    book = load_workbook(io.BytesIO(content))
    sheet = book["Participant_Info"]
    sheet.cell(2, next(cell.column for cell in sheet[1] if cell.value == "Gender")).value = "Female"
    file = io.BytesIO()
    book.save(file)
    batch = read(initiative, file.getvalue(), grants=[grant])
    assert batch.rows.get(verdict="changed").changes == {"gender": ["nonbinary", "female"]}
