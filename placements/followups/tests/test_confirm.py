"""The firm's page: names of who agreed, one click for all, an end with its day; and which source settles a job."""

from datetime import timedelta

import pytest
import time_machine

from intermediary.audit.events import event
from intermediary.tests.visits import last_act, words
from participants.services import withdraw_consent
from placements.followups.answers import Answer, record
from placements.followups.models import Statement
from placements.followups.tests.ground import DUE, Ground, at, link_in, written
from placements.models import FollowUp

pytestmark = pytest.mark.django_db
DAY = DUE + timedelta(days=3)


@pytest.fixture
def ground():
    made = Ground(hires=6)
    with time_machine.travel(at(DAY), tick=False):
        made.ask(DAY)
        yield made


@pytest.fixture
def address(ground) -> str:
    return link_in(written(f"contact {ground.contacts[0].pk}"))


def test_it_names_who_agreed_and_opening_it_changes_nothing(client, ground, address):
    page = words(client.get(address))
    assert {name for name in (f"First{n} Last" for n in range(6)) if name in page} == {
        "First0 Last", "First2 Last", "First4 Last"
    }  # fmt: skip
    assert not FollowUp.objects.exists()
    withdraw_consent(consent=ground.people[2].consents.get(), on=DAY, by=None)
    assert "First2" not in words(client.get(address))


def test_all_still_here_in_one_click(client, ground, address):
    refused = client.post(address, {"all": "here"})
    assert "This field is required" in words(refused)  # who says so
    assert "Thank you!" in words(client.post(address, {"all": "here", "said_by": "Rosa Diaz"}))
    facts = FollowUp.objects.all()
    assert {(f.status, f.source, f.observed_on) for f in facts} == {("employed_same", "employer", DAY)}
    assert {f.placement_id for f in facts} == {ground.jobs[n].pk for n in (0, 2, 4)}
    assert set(Statement.objects.values_list("said_by", "way")) == {("Rosa Diaz", "employer")}
    assert last_act()[0] == "follow_up.confirmed"
    again = client.post(address, {"all": "here", "said_by": "Rosa Diaz"})
    assert "Nothing more to confirm" in words(again)
    assert FollowUp.objects.count() == 3


def test_one_by_one_with_an_end_and_the_rest_later(client, ground, address):
    first, second, third = (ground.jobs[n] for n in (0, 2, 4))
    left = DAY - timedelta(days=9)
    sent = {"said_by": "Rosa", f"{first.pk}-status": "left", f"{second.pk}-status": "here",
            f"{second.pk}-hourly_wage": "19.25"}  # fmt: skip
    assert "Say on which day they worked last" in words(client.post(address, sent))
    assert not FollowUp.objects.exists()
    sent[f"{first.pk}-last_day"] = left.isoformat()
    assert "You can open the same link again" in words(client.post(address, sent))
    first.refresh_from_db()
    assert first.last_day_worked == left
    assert first.follow_ups.get().status == "employed_same"  # a firm does not say whether somebody works elsewhere
    assert str(second.follow_ups.get().hourly_wage) == "19.25"
    page = words(client.get(address))
    assert "First4" in page
    assert "First0" not in page
    client.post(address, sent | {f"{third.pk}-status": "here"})
    assert FollowUp.objects.count() == 3


def say(job, source, status, on, last_day=None):
    return record(placement=job, answer=Answer(status, last_day=last_day), source=source, on=on, at=at(on))


def test_a_stated_end_gives_way_only_to_a_source_at_least_as_strong(ground):
    job, early, late = ground.jobs[0], DUE - timedelta(days=20), DUE - timedelta(days=5)
    expected = [
        ("participant", "not_employed", early, early),
        ("staff", "not_employed", late, early),  # weaker: stands beside it
        ("employer", "not_employed", late, late),
        ("participant", "employed_same", None, late),
        ("payroll", "employed_same", None, None),  # seen there since, by a stronger source
        ("participant", "not_employed", late, None),  # which stays stronger
    ]
    for source, status, last_day, wanted in expected:
        say(job, source, status, DAY, last_day)
        job.refresh_from_db()
        assert job.last_day_worked == wanted, source
    assert job.statements.count() == len(expected)


def test_an_end_on_record_without_a_statement_is_not_moved(ground):
    job = ground.jobs[0]
    with event("test"):
        job.last_day_worked = DUE
        job.save()
    say(job, "employer", "not_employed", DAY, DUE - timedelta(days=9))
    job.refresh_from_db()
    assert job.last_day_worked == DUE
