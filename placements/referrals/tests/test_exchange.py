"""Referrals travel whole, with every step; what does not fit is said by row; who is erased leaves nothing here."""

import csv
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command

from conftest import become_owner, become_web_role
from intermediary.audit.models import Change
from intermediary.exchange.export import export_folder
from intermediary.exchange.loader import load
from intermediary.messages.models import Message
from intermediary.tests import people
from placements.referrals import services
from placements.referrals.models import JobWish, Letter, Referral, Step
from placements.referrals.services import Answer
from placements.referrals.tests.ground import DAY, NOW, Ground

pytestmark = pytest.mark.django_db
FILES = ("referrals", "referral_steps", "job_wishes")


@pytest.fixture
def ground():
    with time_machine.travel(NOW, tick=False):
        made = Ground()
        made.sent()
        services.record(referral=made.referral, answer=Answer("interview", interview_at=NOW), now=NOW, way="portal",
                        by=made.contact)  # fmt: skip
        services.save_wish(participant=made.person, by=None, wage_floor=19, skills=["Lifting"], shifts_not=["night"])
        yield made


def read(folder: Path, name: str) -> list[dict]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def problems(**files) -> list[str]:
    return [str(problem) for problem in load(files).problems]


def test_out_and_in_again_is_the_same(ground, tmp_path):
    services.hire(referral=ground.referral, started_on=DAY, now=NOW, way="staff")
    export_folder(tmp_path / "one")
    rows = {name: read(tmp_path / "one", name) for name in FILES}
    steps = sorted(rows["referral_steps"], key=lambda step: step["number"])
    assert [step["status"] for step in steps] == ["suggested", "referred", "interview", "hired"]
    assert steps[2]["interview_at"] == "2026-03-02T17:00:00.000000Z"
    assert rows["job_wishes"][0] | {"job_wish": ""} == {
        "job_wish": "", "participant": ground.person.key, "wage_floor": "19.00", "hours_least": "", "hours_most": "",
        "shifts_not": "night", "travel_miles": "", "skills": "Lifting", "languages": "",
    }  # fmt: skip
    assert load(rows).total().unchanged == sum(map(len, rows.values()))
    export_folder(tmp_path / "initiative", initiative=ground.initiative)
    assert all(read(tmp_path / "initiative", name) == rows[name] for name in FILES)


def test_what_does_not_fit_is_said(ground):
    again = {"participant": ground.person.key, "opening": ground.opening.key}
    found = problems(
        referrals=[{"referral": "R-1", **again, "status": "yes"},
                   {"referral": "R-2", **again, "opening": ground.open(ground.firm).key, "status": "hired"}],
        referral_steps=[{"referral_step": "S-1", "referral": "R-1", "number": "1", "status": "yes", "on": "2026-03-01",
                         "at": "soon"}],
        job_wishes=[{"job_wish": "W-1", "participant": ground.person.key, "hours_least": "40", "hours_most": "20"}],
    )  # fmt: skip
    for said in ("is referred to", "a hire has its placement", "no step of the referral says", "“soon” is no day",
                 "are fewer than the least", "has wishes on record already"):  # fmt: skip
        assert any(said in problem for problem in found), (said, found)


def test_who_is_erased_left_nothing_here(client, ground):
    other = ground.suggest(ground.somebody("Bea"), ground.open(people.employer(name="Harbor Home")))
    link = ground.send(other)
    assert client.get(link).status_code == 200
    become_owner()
    call_command("erase_person", other.participant.key, reason="asked for it")
    call_command("erase_person", ground.person.key, reason="asked for it")
    become_web_role()
    for model in (Message, Referral, Step, Letter, JobWish):
        assert not model.objects.exists(), model
    assert client.get(link).status_code == 404
    assert not Change.objects.filter(table_name__startswith="referrals_").exclude(before=None, after=None).exists()
