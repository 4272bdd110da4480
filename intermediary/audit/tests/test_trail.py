"""The trail: complete, refused to be bypassed, refused to be changed."""

import pytest
from django.db import DatabaseError, connection, transaction

from intermediary.audit.events import event, history
from intermediary.audit.models import Change, Event
from participants.models import Identity, Participant

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def person(key="ada") -> Participant:
    with event("participant.added"):
        participant = Participant.objects.create(key=key)
        Identity.objects.create(participant=participant, first_name="Ada", last_name="Byron")
    return participant


def test_a_write_without_an_event_is_refused():
    with pytest.raises(DatabaseError, match="without an audit event"), transaction.atomic():
        Participant.objects.create(key="x")


def test_an_edit_leaves_who_what_before_and_after():
    identity = person().identity
    with event("participant.changed", subject=identity.participant) as act:
        Identity.objects.filter(pk=identity.pk).update(last_name="Lovelace")
    change = history(identity).first()
    assert change.event == act
    assert change.before["last_name"] == "Byron"
    assert change.after == {"last_name": "Lovelace"}


def test_an_edit_that_changes_nothing_leaves_nothing():
    identity = person().identity
    before = Change.objects.count()
    with event("participant.changed"):
        Identity.objects.filter(pk=identity.pk).update(last_name="Byron")
    assert Change.objects.count() == before


def test_nested_acts_are_one_event():
    with event("outer") as outer, event("inner") as inner:
        assert inner == outer
    assert Event.objects.filter(action="inner").count() == 0


def test_an_event_ends_with_its_block():
    person()
    with pytest.raises(DatabaseError, match="without an audit event"), transaction.atomic():
        Participant.objects.create(key="y")


def test_bulk_inserts_keep_ids_only():
    with event("records.loaded", bulk=True) as act:
        Participant.objects.create(key="z")
    assert list(act.changes.values_list("operation", "after")) == [("I", None)]


@pytest.mark.parametrize("statement", ["update audit_change set at = now()", "delete from audit_event"])
def test_the_trail_cannot_be_changed(statement):
    person()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_not_even_by_its_owner():
    person()
    with connection.cursor() as cursor:
        cursor.execute("reset role")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("delete from audit_change")


def test_a_temporary_table_of_the_same_name_does_not_catch_the_trail():
    with connection.cursor() as cursor:
        cursor.execute("create temp table audit_change (like public.audit_change) on commit drop")
        person()
        cursor.execute("select (select count(*) from public.audit_change), (select count(*) from pg_temp.audit_change)")
        assert cursor.fetchone() == (2, 0)


def test_whatever_runs_as_the_owner_looks_into_temporary_tables_last():
    with connection.cursor() as cursor:
        cursor.execute("select proname, proconfig from pg_proc where prosecdef")
        found = dict(cursor.fetchall())
    assert set(found) >= {"audit_record", "outcomes_mark"}
    assert set(map(tuple, found.values())) == {("search_path=public, pg_temp",)}
