"""Who is erased leaves no message, no link, no try, no statement, and no file of wages that waits."""

import pytest
from django.core.management import call_command

from conftest import become_owner, become_web_role
from intermediary.audit.models import Change
from intermediary.initiatives.models import Initiative
from intermediary.messages.models import Message
from placements.followups.answers import Answer, record
from placements.followups.models import Attempt, Link, Preference, Statement, WageFile
from placements.followups.tests.ground import DUE, Ground, at
from placements.followups.wages import matching

pytestmark = pytest.mark.django_db


def test_an_erased_person_left_nothing_here():
    ground = Ground(hires=2, employer_day=60)
    ground.ask(DUE)
    person, other = ground.people
    for job in ground.jobs:
        record(placement=job, answer=Answer("employed_same", help=("childcare",)), source="participant", on=DUE,
               at=at(DUE), said_by="Zyxwv First")  # fmt: skip
    content = f"participant,quarter,amount\n{person.key},2024Q1,5\n".encode()
    matching.receive(initiative=Initiative.objects.get(), file_name="w.csv", content=content, as_of=DUE, by=None)
    become_owner()
    call_command("erase_person", person.key, reason="asked for it")
    become_web_role()
    assert set(Message.objects.values_list("recipient", flat=True)) == {f"participant {other.pk}"}
    for model in (Attempt, Link):
        assert set(model.objects.values_list("participant", flat=True)) == {other.pk}
    assert Statement.objects.get().placement == ground.jobs[1]
    assert not Preference.objects.exists()
    assert not WageFile.objects.exists()
    told = Change.objects.filter(table_name="followups_statement", after__said_by="Zyxwv First")
    assert told.count() == 1  # of the other one; the erased one's image is blank
