"""Wage records travel in a declared form, are checked before they are written, and are seen by named roles alone."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from intermediary.accounts.roles import WAGE_READERS, Role
from intermediary.accounts.scope import acting
from intermediary.audit.events import event
from intermediary.tests import people
from intermediary.tests.visits import last_act, visitor, words
from placements.followups.enums import State
from placements.followups.models import WageFile
from placements.followups.tests.ground import at
from placements.followups.wages import layout
from placements.followups.windows import windows
from placements.models import QuarterlyWage

pytestmark = pytest.mark.django_db
DAY = date(2026, 2, 10)
DIRTY = """ID;Year-Qtr;Employer FEIN;Total Wages
person-a;2025 Q3;01-2345678;$5,100.50
person-a;2025 Q3;12345678;"5,100.50"
person-a;Q4 25;987654321;1200
person-a;Q4 25;98-7654321;800
person-b;20253;;0
stranger;2025Q3;;4000
person-b;2026Q1;;4000
person-b;soon;;-3

"""


@pytest.fixture
def ground():
    """Two people who left their training in the first quarter of 2025, so that Q3 is their second after exit."""
    group = people.cohort()
    people.employer(name="Lakes Clinic", fein="01-2345678")
    for key in ("a", "b"):
        person = people.participant("=Anna", "Last")
        with event("test"):
            person.key = f"person-{key}"
            person.save()
        people.enrollment(person, group, status="completed", ended_on=date(2025, 3, 28))
    with time_machine.travel(at(DAY), tick=False):
        yield group.initiative


def take(client, initiative, text: str = DIRTY):
    file = SimpleUploadedFile("match.csv", text.encode("cp1252"))
    return client.post(reverse("wage_match", args=[initiative.key]), {"file": file})


def test_checked_first_then_written_once_and_the_windows_are_verified(ground):
    analyst = visitor(people.user(Role.ANALYST))
    assert take(analyst, ground).status_code == 302
    file = WageFile.objects.get()
    report = file.report
    counted = ("rows", "matched", "not_in_file", "created", "repeated", "added_up", "no_pay", "unknown_firms")
    assert [report[name] for name in counted] == [8, 2, 0, 3, 1, 1, 1, 1]
    assert not QuarterlyWage.objects.exists()  # a dry run
    told = [(p["row"], p["column"]) for p in report["problems"]]
    assert told == [(7, "participant"), (8, "quarter"), (9, "amount"), (9, "quarter")]
    assert b"5,100" not in bytes(file.sealed)
    assert "Row 7, participant: nobody of this initiative has this ID" in words(
        analyst.get(reverse("wage_match", args=[ground.key]))
    )
    write = reverse("wage_match_write", args=[ground.key, file.pk])
    analyst.post(write)
    analyst.post(write)
    found = {(w.participant.key, w.quarter, w.amount, w.source, str(w.employer)) for w in QuarterlyWage.objects.all()}
    assert found == {
        ("person-a", "2025Q3", Decimal("5100.50"), "ui_match", "Lakes Clinic"),
        ("person-a", "2025Q4", Decimal("2000.00"), "ui_match", "None"),
        ("person-b", "2025Q3", Decimal("0.00"), "ui_match", "None"),
    }
    file.refresh_from_db()
    assert (file.state, bytes(file.sealed), last_act()[0]) == ("written", b"", "wage_records.matched")
    second = {w.participant_id: (w.state, w.settled) for w in windows(as_of=DAY) if w.number == 2}
    assert sorted(second.values()) == [(State.VERIFIED, False), (State.VERIFIED, True)]


def test_the_same_file_again_changes_nothing_and_a_correction_is_a_change(ground):
    analyst = visitor(people.user(Role.ANALYST))
    for text in (DIRTY, DIRTY, DIRTY.replace("800", "900")):
        take(analyst, ground, text)
        analyst.post(reverse("wage_match_write", args=[ground.key, WageFile.objects.latest("pk").pk]))
    reports = [file.report for file in WageFile.objects.order_by("pk")]
    assert [(r["created"], r["changed"], r["unchanged"]) for r in reports] == [(3, 0, 0), (0, 0, 3), (0, 1, 2)]
    assert QuarterlyWage.objects.get(quarter="2025Q4").amount == Decimal("2100.00")


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "The file is empty."), ("a,b\n1,2\n", "lacks the column participant, quarter, amount"), ("\0\0", "")],
)
def test_what_is_no_such_file_is_refused_in_words(ground, text, said):
    answer = take(visitor(people.user(Role.ANALYST)), ground, text)
    assert answer.status_code == 200
    assert said in words(answer)
    assert not WageFile.objects.exists()


def test_who_is_to_be_matched(ground):
    answer = visitor(people.user(Role.ANALYST)).get(reverse("wage_match_file", args=[ground.key]))
    rows = b"".join(answer.streaming_content).decode().splitlines()
    assert rows[0] == ",".join(layout.OUT)
    assert rows[1] == "person-a,Last,'=Anna,,,2024Q1,2025Q4"
    assert last_act()[0] == "wage_match.exported"


@pytest.mark.parametrize("role", list(Role))
def test_wages_are_for_named_roles(ground, role):
    take(visitor(people.user(Role.ANALYST)), ground)
    user = people.user(role)
    allowed = role in WAGE_READERS
    for name in ("wage_match", "wage_match_file"):
        assert (visitor(user).get(reverse(name, args=[ground.key])).status_code == 200) == allowed
    if role != Role.FUNDER:  # whose database role has no grant on the table at all
        with acting(user):
            assert WageFile.objects.exists() == allowed  # row-level security by itself
    if role == Role.COACH:
        assert "Wage records" not in words(visitor(user).get(reverse("follow_up_queue", args=[ground.key])))
