"""From a file to a preview, to records, and back: nothing lost, nothing doubled, nobody's later work overwritten."""

import pytest
from django.db import connection

from employers.models import Employer
from intermediary.audit.events import event
from intermediary.audit.models import Event
from intermediary.exchange import undo, writing
from intermediary.exchange.batches import TooLate
from intermediary.exchange.files import files
from intermediary.exchange.models import ImportBatch, ImportRow
from intermediary.exchange.undo.tables import tables
from intermediary.exchange.workbooks.example import example_sheets
from intermediary.jobs.models import Job
from intermediary.jobs.models import State as JobState
from intermediary.tests import people
from participants.models import Identity, Participant, PriorJob
from placements.models import FollowUp, Placement
from trainings.models import Cohort, Enrollment, Program, Provider

from .changed_workbook import put
from .imports import read, take_back, workbook, worked, write_all

pytestmark = pytest.mark.django_db
State, Verdict = ImportBatch.State, ImportRow.Verdict


@pytest.fixture
def initiative():
    return people.initiative(key="steel")


def snapshot() -> dict[str, list]:
    """Every row of every table that an import can write to, as text, in an order that is its own."""
    found = {}
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f"select (t.*)::text from {table.name} t order by 1")
            found[table.name] = [row[0] for row in cursor.fetchall()]
    return found


def changed_wage(wage):
    sheets = example_sheets()
    put(sheets, "Employment", 2, "Hourly Earnings", wage)
    return workbook(sheets)


def verdicts(batch, file) -> dict:
    return {v: n for v, n in batch.report["files"][file].items() if v in Verdict.values and n}


def notes(batch, kind) -> list[tuple]:
    return list(batch.notes.filter(kind=kind).values_list("sheet", "row", "column", "words"))


def test_a_preview_says_what_changes_column_by_column(initiative):
    write_all(read(initiative))
    batch = read(initiative, changed_wage(30.5))
    assert verdicts(batch, "placements") == {"changed": 1, "unchanged": 3}
    assert verdicts(batch, "participants") == {"unchanged": 8}
    row = batch.rows.get(verdict=Verdict.CHANGED)
    assert (row.sheet, row.line, row.changes) == ("Employment", 2, {"hourly_wage": ["22.50", "30.50"]})
    assert not Placement.objects.filter(hourly_wage="30.5").exists()
    write_all(batch)
    assert Placement.objects.filter(hourly_wage="30.5").count() == 1


def test_every_column_of_every_file_is_unchanged_the_second_time(initiative):
    first = write_all(read(initiative, grants=[people.grant(initiative)]))
    before = snapshot()
    second = read(initiative, grants=first.grants.all())
    assert {file: set(verdicts(second, file)) for file in second.report["files"]} == {
        file: {"unchanged"} for file in first.report["files"]
    }
    write_all(second)
    assert snapshot() == before


def test_an_import_killed_between_any_two_spans_goes_on(initiative, monkeypatch):
    monkeypatch.setattr(writing, "SPAN", 3)
    batch = writing.begin(batch=read(initiative), by=None)
    steps = []
    while (step := writing.write_next(batch.pk)) is not None:
        steps.append(step[0])
        batch.refresh_from_db()
        # what is on record is what the batch says of itself
        assert batch.written_to == step[0]
        for name, laid in batch.report["files"].items():
            model = next(file.model for file in files() if file.name == name)
            assert model.objects.count() == max(0, min(laid["last"], step[0]) - laid["first"] + 1)
    assert len(steps) > 10
    batch.refresh_from_db()
    assert batch.state == State.DONE


def test_what_is_on_record_of_the_file_is_not_written_again(initiative, monkeypatch):
    """A span that was rolled back is written once; one that was committed is not written twice."""
    monkeypatch.setattr(writing, "SPAN", 4)
    batch = writing.begin(batch=read(initiative), by=None)
    real, calls = writing.plan.write_span, []

    def dies(**span):
        calls.append(span["first"])
        real(**span)
        if len(calls) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(writing.plan, "write_span", dies)
    with pytest.raises(KeyboardInterrupt):
        worked(batch)
    worked(batch)
    assert calls[2] == calls[3]
    assert len(calls) == len({*calls}) + 1
    assert (Participant.objects.count(), Placement.objects.count()) == (8, 4)
    assert ImportBatch.objects.get().state == State.DONE


def test_a_record_that_somebody_changed_since_the_preview_is_not_written_over(initiative):
    write_all(read(initiative))
    batch = read(initiative, changed_wage(30.5))
    placement = Placement.objects.get(hourly_wage="22.5")
    with event("placement.changed"):
        Placement.objects.filter(pk=placement.pk).update(hourly_wage=25)
    batch = write_all(batch)
    placement.refresh_from_db()
    assert placement.hourly_wage == 25
    assert verdicts(batch, "placements") == {"refused": 1, "unchanged": 3}
    assert [note[:2] for note in notes(batch, "problem")] == [("Employment", 2)]
    assert "changed this record since" in notes(batch, "problem")[0][3]


def test_what_came_on_record_since_the_preview_is_not_written_over_either(initiative):
    one, other = read(initiative, changed_wage(30.5)), read(initiative)
    write_all(other)
    write_all(one)
    assert Placement.objects.filter(hourly_wage="22.5").exists()
    assert len(notes(one, "problem")) == 1


def test_one_row_that_the_database_refuses_is_found_and_left_out(initiative, monkeypatch):
    monkeypatch.setattr(writing.plan.check, "check", lambda load: None)  # as if a rule were forgotten
    sheets = example_sheets()
    batch = read(initiative, workbook(sheets))
    row = batch.rows.filter(file="placements").first()
    at = batch.report["files"]["placements"]["stored"].index("hourly_wage")
    row.cells[at] = "5000"
    ImportRow.objects.filter(pk=row.pk).update(cells=row.cells)
    batch = write_all(batch)
    assert Placement.objects.count() == 3
    assert verdicts(batch, "placements") == {"new": 3, "refused": 1}
    assert "An hourly wage is above 0" in notes(batch, "problem")[0][3]


def test_cancelled_between_two_spans_what_is_written_stays_and_can_be_taken_back(initiative, monkeypatch):
    before = snapshot()
    monkeypatch.setattr(writing, "SPAN", 4)
    batch = writing.begin(batch=read(initiative), by=None)
    for _n in range(4):
        writing.write_next(batch.pk)
    writing.cancel(batch=batch, by=None)
    assert writing.write_next(batch.pk) is None
    batch.refresh_from_db()
    assert (batch.state, Participant.objects.count() > 0, Placement.objects.count()) == (State.CANCELLED, True, 0)
    assert Job.objects.get(pk=batch.job_id).state == JobState.CANCELLED
    batch = take_back(batch)
    assert snapshot() == before


def test_undo_of_an_import_that_created_and_changed(initiative):
    """Created: gone, what only names them too. Changed: as before, links of a cohort among them."""
    old, new = people.grant(initiative), people.grant(initiative)
    write_all(read(initiative, grants=[old]))
    before = snapshot()
    sheets = example_sheets()
    put(sheets, "Employment", 2, "Hourly Earnings", 30.5)
    put(sheets, "Participant_Info", 2, "Zip Code", "06011")
    put(sheets, "Participant_Info", 4, "Hourly Wage in Most Recent Employment Prior to Participation", 12.5)
    sheets["Participant_Info"].append(["Nova", None, "Quill", "nquill1", *[None] * 18])
    sheets["Institutional_Information"].append(["New School", "Baking", *[None] * 5])
    sheets["Program_Enrollment"].append(
        ["Nova", None, "Quill", "New School", "Baking", None, "2025-05-05", "2025-08-01"]
    )
    batch = write_all(read(initiative, workbook(sheets), grants=[new]))
    assert {*Cohort.objects.values_list("grants__key", flat=True)} == {new.key}
    assert Provider.objects.filter(name="New School").exists()
    seen = undo.forecast(batch)
    assert (seen.removed["participants"], seen.removed["providers"], seen.left) == (1, 1, [])
    assert (seen.restored["placements"], seen.restored["participants"], seen.restored["cohorts"]) == (1, 2, 4)
    batch = take_back(batch)
    after = snapshot()
    links = "trainings_cohort_grants"  # entered again under new ids
    assert {t: rows for t, rows in after.items() if t != links} == {t: rows for t, rows in before.items() if t != links}
    assert {*Cohort.objects.values_list("grants__key", flat=True)} == {old.key}
    assert batch.state == State.UNDONE
    assert batch.report["undone"]["removed"]["enrollments"] == 1
    assert Event.objects.filter(action="import.undone", subject_id=batch.pk).exists()
    with pytest.raises(TooLate):
        undo.begin(batch=batch, by=None)


def test_what_others_changed_or_built_on_since_stays_and_is_named(initiative):
    batch = write_all(read(initiative))
    moved, followed = Placement.objects.order_by("pk")[:2]
    with event("somebody.worked"):
        Identity.objects.filter(last_name="Smith-Hale").update(phone="555-0101")
        FollowUp.objects.create(placement=followed, observed_on="2025-06-01", status="employed_same")
        Placement.objects.filter(pk=moved.pk).update(hourly_wage=99)
    seen = undo.forecast(batch)
    batch = take_back(batch)
    words = [note[3] for note in notes(batch, "left")]
    assert sorted(words) == sorted(note.words for note in seen.left)
    stays = {*Placement.objects.values_list("pk", flat=True)}
    assert stays == {moved.pk, followed.pk}
    kept = {*Participant.objects.values_list("identity__last_name", flat=True)}
    assert kept == {"Smith-Hale", moved.participant.identity.last_name, followed.participant.identity.last_name}
    assert {*Employer.objects.values_list("pk", flat=True)} == {moved.employer_id, followed.employer_id}
    assert Identity.objects.count() == PriorJob.objects.count() == 3  # those who stay stay whole
    assert not Enrollment.objects.exists()
    assert {*Program.objects.values_list("pk", flat=True)} == {*Cohort.objects.values_list("program", flat=True)}
    assert sum("it was changed since" in each for each in words) == 2
    assert any("follow" in each for each in words)


def test_a_column_changed_since_keeps_what_it_says(initiative):
    write_all(read(initiative))
    sheets = example_sheets()
    put(sheets, "Employment", 2, "Hourly Earnings", 30.5)
    put(sheets, "Employment", 2, "Weekly Hours (Est.)", 20)
    batch = write_all(read(initiative, workbook(sheets)))
    with event("placement.changed"):
        Placement.objects.filter(hourly_wage="30.5").update(hourly_wage=31)
    batch = take_back(batch)
    placement = Placement.objects.get(hourly_wage=31)
    assert placement.weekly_hours == 40
    assert [note[:3] for note in notes(batch, "left")] == [("Employment", 2, "Hourly wage")]
