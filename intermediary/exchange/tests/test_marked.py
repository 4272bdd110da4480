"""The uploaded file once more: bad cells marked and commented, everything else as it was, no formula alive."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from intermediary.accounts.roles import Role
from intermediary.audit.models import Event
from intermediary.exchange.workbooks.example import example_sheets
from intermediary.tests import people

from .changed_workbook import put
from .imports import read, workbook

pytestmark = pytest.mark.django_db


def test_every_note_stands_at_its_cell(client):
    initiative = people.initiative()
    sheets = example_sheets()
    put(sheets, "Employment", 2, "Hourly Earnings", "$22.50")
    put(sheets, "Employment", 3, "Hourly Earnings", "2,100")
    put(sheets, "Participant_Info", 3, "City", "=1+1")
    batch = read(initiative, workbook(sheets))
    client.force_login(people.user(Role.COACH))
    response = client.get(reverse("import_marked", args=[initiative.key, batch.pk]))
    assert 'filename="spring with notes.xlsx"' in response["Content-Disposition"]
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    jobs = book["Employment"]
    wage = next(cell.column for cell in jobs[1] if cell.value == "Hourly Earnings")
    assert (jobs.cell(2, wage).value, jobs.cell(2, wage).comment.text) == ("$22.50", "Stored as: 22.5")
    assert "not an hourly wage" in jobs.cell(3, wage).comment.text
    assert jobs.cell(3, wage).fill.fgColor.rgb.endswith("F8CBAD")
    assert not jobs.cell(4, wage).comment
    people_sheet = book["Participant_Info"]
    city = next(cell.column for cell in people_sheet[1] if cell.value == "City")
    assert (people_sheet.cell(3, city).value, people_sheet.cell(3, city).data_type) == ("=1+1", "s")
    assert [sheet.max_row for sheet in book] == [len(rows) for rows in sheets.values()]
    assert Event.objects.filter(action="import.marked_downloaded", subject_id=batch.pk).exists()
