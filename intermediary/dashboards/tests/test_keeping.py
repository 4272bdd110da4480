"""Backup, restore and erasure: nothing lost, nothing left."""

import json
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from conftest import become_owner, become_web_role
from intermediary.audit.events import event
from intermediary.dashboards.keeping import backups
from intermediary.exchange.tests import imports
from intermediary.exchange.tests.changed_workbook import put
from intermediary.exchange.workbooks.example import example_sheets
from intermediary.messages.models import Message
from intermediary.tests import people
from participants.models import Identity, Participant, PriorJob, Traits
from trainings.applications import services as applying
from trainings.applications.models import Application, Recruitment

pytestmark = pytest.mark.postgres
MARKER = "Zyxwvutsrq"


@pytest.fixture
def owner(db):
    """Commands run as the database's owner."""
    become_owner()
    yield
    become_web_role()


def person(key: str = "marked") -> Participant:
    with event("participant.added"):
        participant = Participant.objects.create(key=key)
        Identity.objects.create(
            participant=participant, first_name="Mara", last_name=MARKER, email=f"{MARKER}@example.org"
        )
        Traits.objects.create(participant=participant, gender="female")
        PriorJob.objects.create(participant=participant, hourly_wage="15.25")
    with event("participant.changed"):
        Identity.objects.filter(participant=participant).update(phone="555-0100")
    return participant


def everything() -> str:
    """Every table as text, as a scan for what should be gone."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names():
            cursor.execute(f"select coalesce(string_agg(t::text, chr(10)), '') from \"{table}\" t")
            found.append(cursor.fetchone()[0])
    return "\n".join(found)


def test_an_erased_person_is_nowhere(owner):
    person()
    assert MARKER in everything()  # the control: the scan finds what is there
    call_command("erase_person", "marked", reason="asked for it")
    assert MARKER not in everything()
    assert "person.erased" in everything()


def test_an_erased_applicant_leaves_no_application_and_no_letter(owner):
    group, now = people.cohort(capacity=1), timezone.now()
    page = applying.save_recruitment(
        recruitment=Recruitment(program=group.program, initiative=group.initiative), accepting=True, by=None
    )
    typed = {"first_name": "Mara", "last_name": MARKER, "email": f"{MARKER}@example.org", "phone": "", "zip": ""}
    draft = applying.save_draft(recruitment=page, typed=typed, language="en", now=now)
    values = {**typed, "birth_date": None, "cohort": group, "referral": True}
    sent = applying.send(recruitment=page, values=values, language="en", nonce="n", now=now, draft=draft)
    applying.decide(application=sent, to="offered", cohort=group, now=now, by=None)
    assert Message.objects.count() == 2  # of the application, and of the seat
    call_command("erase_person", sent.participant.key, reason="asked for it")
    assert not Message.objects.exists()
    assert not Application.objects.exists()
    assert not group.enrollments.exists()
    assert MARKER not in everything()


def test_an_erased_person_is_in_no_preview_and_no_note(owner):
    sheets = example_sheets()
    put(sheets, "Participant_Info", 2, "Last Name", f" {MARKER}")
    put(sheets, "Participant_Info", 2, "First Name", "Mara")
    batch = imports.read(people.initiative(), imports.workbook(sheets))
    assert batch.rows.exists()
    with connection.cursor() as cursor:
        cursor.execute("discard temp")  # what a commit would have dropped
    person()
    call_command("erase_person", "marked", reason="asked for it")
    assert MARKER not in everything()
    batch.refresh_from_db()
    assert batch.state == batch.State.CANCELLED


def test_erasing_nobody_says_so(owner):
    with pytest.raises(CommandError, match="no participant with the key"):
        call_command("erase_person", "ghost", reason="typo")


@pytest.mark.django_db(transaction=True)
def test_what_is_restored_equals_what_was_saved(tmp_path):
    person()
    become_owner()
    file = tmp_path / "all.zip"
    saved = backups.backup(file)
    with pytest.raises(CommandError, match="not empty"):
        backups.restore(file)
    call_command("flush", interactive=False, verbosity=0)
    restored = backups.restore(file)
    assert restored["tables"] == saved["tables"]
    assert saved["tables"]["participants_identity"]["rows"] == 1
    become_web_role()
    assert Identity.objects.get().last_name == MARKER
    with event("participant.added"):
        Participant.objects.create(key="next")  # sequences go on where they were


@pytest.mark.django_db(transaction=True)
def test_a_damaged_backup_is_refused_whole(tmp_path):
    person()
    become_owner()
    good, bad = tmp_path / "good.zip", tmp_path / "bad.zip"
    backups.backup(good)
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(b"Mara", b"Nora") if name == "participants_identity.copy" else data)
    call_command("flush", interactive=False, verbosity=0)
    with pytest.raises(CommandError, match="differs from the backup"):
        backups.restore(bad)
    become_web_role()
    assert not Participant.objects.exists()


def test_another_versions_backup_is_refused(tmp_path, owner):
    file = tmp_path / "old.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("manifest.json", json.dumps({"migrations": ["accounts.0001_ancient"], "tables": {}}))
    with pytest.raises(CommandError, match="another version"):
        backups.restore(file)


def test_what_is_no_backup_is_refused(tmp_path, owner):
    file = tmp_path / "not.zip"
    file.write_text("hello")
    with pytest.raises(CommandError, match="is not a backup"):
        backups.restore(file)
