"""The staff's pages: who is due and what next, one click for a call, what was said side by side, and the gap."""

from datetime import date, timedelta
from html import unescape

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.tests import people
from intermediary.tests.visits import cost, edited, last_act, visitor, words
from placements.enums import Source
from placements.followups import answers
from placements.followups.answers import Answer
from placements.followups.enums import State
from placements.followups.models import Attempt, Plan, Preference, Statement
from placements.followups.tests.ground import DUE, Ground, at, send
from placements.followups.windows import windows
from placements.models import FollowUp
from placements.outcomes.definitions.precedence import LEAST_FAVOURABLE, PRECEDENCE
from placements.outcomes.oracle import evidence, records
from placements.outcomes.services import store

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4 a pay stub"


@pytest.fixture
def ground():
    made = Ground(hires=3)
    with time_machine.travel(at(DUE), tick=False):
        yield made


@pytest.fixture
def coach():
    return people.user(Role.COACH)


@pytest.fixture
def desk(coach):
    return visitor(coach)


def queue(desk, ground, **params) -> str:
    return words(desk.get(reverse("follow_up_queue", args=[ground.initiative.key]), params))


def test_the_queue_says_who_is_due_what_was_tried_and_what_next(desk, coach, ground):
    ground.phones()
    ada = ground.people[0]
    answers.assign(participant=ada, coach=coach, by=coach)
    page = queue(desk, ground)
    assert page.count('<td data-label="Next step">Call</td>') == 3
    tried = desk.post(reverse("follow_up_tried", args=[ada.key]), {"outcome": "no_answer", "next": "/x/"})
    assert tried["Location"] == "/x/"
    page = queue(desk, ground, coach="mine")
    assert "First0" in page
    assert "First1" not in page
    assert "Phone 1×" in page
    assert "Wait for the answer until May 16, 2025" in page
    assert "First0" not in queue(desk, ground, employer=str(ground.firms[1].pk))
    assert "Nothing matches" in queue(desk, ground, q="nobody")
    [window] = windows(as_of=DUE, people=[ada.pk], states=(State.ASKED,))
    assert Attempt.objects.get(by=coach).due_on == window.due_on
    assert last_act()[0] == "follow_up.tried"


def test_a_made_up_outcome_is_logged_nowhere(desk, ground):
    address = reverse("follow_up_tried", args=[ground.people[0].key])
    assert desk.post(address, {"outcome": "answered"}).status_code == 404
    assert desk.post(address, {"outcome": "no_answer", "next": "https://evil.example/"})["Location"].startswith("/part")
    assert Attempt.objects.count() == 1


def test_what_a_message_that_was_refused_says_of_the_next_step(desk, ground, monkeypatch):
    from intermediary.messages.backends import Refused, email

    monkeypatch.setattr(email, "send", lambda outgoing: (_ for _ in ()).throw(Refused("No such address.")))
    ground.ask(DUE)
    assert "A message is on its way" in queue(desk, ground)
    send(DUE)
    page = queue(desk, ground)
    assert "A message is on its way" not in page
    assert "Wait for the answer" not in page  # nothing reached them


def test_the_queue_costs_the_same_however_long_it_is(desk, ground):
    address = reverse("follow_up_queue", args=[ground.initiative.key])
    few = cost(desk, address)
    for n in range(6):
        person = people.participant(f"More{n}", "Last", ["employment_check"])
        people.placement(person, people.employer(), ground.cohort, started_on=DUE - timedelta(days=31))
    assert cost(desk, address) <= few + 2


def test_staff_answer_on_somebodys_behalf_with_source_speaker_and_document(desk, coach, ground):
    job = ground.jobs[0]
    address = reverse("follow_up_add", args=[job.key])
    sent = {"observed_on": DUE.isoformat(), "status": "employed_same", "source": "pay_stub", "said_by": "First0",
            "way": "in_person", "hourly_wage": "18.40"}  # fmt: skip
    refused = desk.post(address, {**sent, "document": SimpleUploadedFile("stub.pdf", b"MZ\x90\0 not a pdf")})
    assert "This is no PDF, JPEG or PNG." in words(refused)
    assert desk.post(address, {**sent, "document": SimpleUploadedFile("stub.pdf", PDF)}).status_code == 302
    said = Statement.objects.get()
    assert (said.source, said.said_by, said.by, said.way) == ("pay_stub", "First0", coach, "in_person")
    assert PDF not in bytes(said.file_sealed)
    file = desk.get(reverse("evidence_file", args=[said.pk]))
    assert (file.content, file["Content-Type"]) == (PDF, "application/octet-stream")
    assert [w.state for w in windows(as_of=DUE, people=[job.participant_id]) if w.number == 30] == [State.VERIFIED]


def test_conflicts_stand_side_by_side_and_the_stronger_counts(desk, ground):
    job = ground.jobs[0]
    for source, status in (("participant", "employed_same"), ("employer", "not_employed"), ("staff", "unreached")):
        answers.record(placement=job, answer=Answer(status), source=source, on=DUE, at=at(DUE), said_by=f"by {source}")
    page = words(desk.get(reverse("placement_evidence", args=[job.key])))
    firm, person, nobody = (page.index(f"by {source}") for source in ("employer", "participant", "staff"))
    assert firm < page.index("Counts: the strongest source that day") < person
    assert person < page.index("A stronger source says otherwise") < nobody
    assert page.index("Says nothing") > nobody


def test_the_precedence_is_one_list():
    assert PRECEDENCE == records.SOURCES == (*Source.values, "")
    assert LEAST_FAVOURABLE == evidence._LEAST_FAVOURABLE


def test_the_gap_counts_what_is_known_and_what_it_would_take(desk, ground):
    day = DUE + timedelta(days=1)
    extra = [people.placement(people.participant(), ground.firms[0], ground.cohort, started_on=DUE - timedelta(days=30))
             for _ in range(2)]  # fmt: skip
    with event("test"):
        FollowUp.objects.create(placement=extra[0], observed_on=day, status="employed_same", source="employer")
    store(initiative=ground.initiative, as_of=day)
    with time_machine.travel(at(day), tick=False):
        page = words(desk.get(reverse("follow_up_gap", args=[ground.initiative.key]), {"by": "employer"}))
    assert "20.0%" in page  # one of five
    assert "3 more answers make 80 %." in page
    assert "3 more answers, of 3 that can still be asked for" in page  # Lakes Clinic: one of four is known
    late = date(2025, 7, 2)
    with time_machine.travel(at(late), tick=False):
        page = words(desk.get(reverse("follow_up_gap", args=[ground.initiative.key])))
    assert "close by July 31, 2025" in unescape(page)


def test_the_plan_is_a_managers_and_says_what_cannot_be(ground):
    manager = visitor(people.user(Role.MANAGER))
    address = reverse("follow_up_plan", args=[ground.initiative.key])
    assert visitor(people.user(Role.COACH)).get(address).status_code == 404
    sent = {"active": "on", "days": "0, 5, 61", "employer_day": "3", "quiet_from": "20:00", "quiet_until": "09:00",
            "languages": ["ht", "vi", "pt"]}  # fmt: skip
    page = words(edited(manager, address, sent))
    assert "Write different days from 0 to 60" in page
    assert "Choose two at most" in page
    assert 'value="0, 5, 61"' in page
    assert edited(manager, address, sent | {"days": "14, 0", "languages": ["ht", "vi"]}).status_code == 302
    plan = Plan.objects.get()
    assert (plan.days, plan.languages) == ([0, 14], ["ht", "vi"])


def test_how_to_ask_a_person(desk, coach, ground):
    person = ground.people[0]
    address = reverse("follow_up_wishes", args=[person.key])
    edited(desk, address, {"coach": coach.pk, "language": "vi", "channel": "sms", "no_messages": "on"})
    wishes = Preference.objects.get()
    assert (wishes.language, wishes.channel, wishes.opted_out_on) == ("vi", "sms", DUE)
    assert person.caseload.coach == coach
    edited(desk, address, {"coach": "", "language": "vi", "channel": ""})
    assert Preference.objects.get().opted_out_on is None
