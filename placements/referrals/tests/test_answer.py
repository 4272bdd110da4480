"""The employer's page: a scanner leaves no trace, one POST decides, and every other link tells nothing, kindly."""

from datetime import timedelta

import pytest
import time_machine

from intermediary.audit.models import Event
from intermediary.messages.services import send_due
from intermediary.tests.visits import plain, words
from participants.services import withdraw_consent
from placements.referrals import services
from placements.referrals.models import Letter, Step
from placements.referrals.tests.ground import DAY, NOW, Ground, link_in

pytestmark = pytest.mark.django_db
MADE_UP = "/r/" + "A" * 32 + "/"


@pytest.fixture
def ground():
    with time_machine.travel(NOW, tick=False):
        yield Ground()


def where(referral) -> str:
    referral.refresh_from_db()
    return referral.status


def test_opening_it_changes_nothing(client, ground):
    link = ground.sent()
    events, steps = Event.objects.count(), Step.objects.count()
    for _ in range(3):
        page = words(client.get(link))
        client.head(link)
    assert "Agnes Agreed" in page
    assert "wants nights" in page
    assert ground.person.identity.email not in page  # not agreed to be shown
    assert (Event.objects.count(), Step.objects.count()) == (events, steps)
    assert Letter.objects.get(kind="ask").used_at is None
    assert where(ground.referral) == "referred"


def test_one_post_decides_and_the_link_is_spent(client, ground):
    link = ground.sent()
    send_due(lambda: NOW)
    sent = {"status": "interview", "interview_on": "2026-03-09", "interview_time": "09:30", "words": "Ask for Wanda"}
    assert "your answer is on record" in words(client.post(link, sent))
    step = ground.referral.steps.last()
    assert (step.status, step.way, step.said_by, step.words) == ("interview", "link", "Wanda", "Ask for Wanda")
    assert step.interview_at.isoformat() == "2026-03-09T13:30:00+00:00"  # half past nine, on summer time by then
    for replayed in (client.post(link, {"status": "no", "reason": "skills"}), client.get(link)):
        assert replayed.status_code == 410
        assert "Agnes" not in words(replayed)
    assert where(ground.referral) == "interview"
    _to, _subject, told = step.letters.get(kind="told").message.content
    assert "news about a job" in told
    assert "Lakes Clinic" not in told  # what the news is stands behind the link


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Choose one of the answers"),
        ({"status": "hired"}, "Select a valid choice"),
        ({"status": "interview", "interview_on": "soon"}, "Enter a valid date"),
        ({"status": "interview", "interview_on": "2020-01-01", "interview_time": "09:00"}, "between today and a year"),
        ({"status": "no"}, "Say why"),
        ({"status": "no", "reason": "on_hold", "words": "</textarea><b>"}, "Say why"),
    ],
)
def test_mistakes_are_said_and_what_was_typed_stays(client, ground, sent, said):
    response = client.post(ground.sent(), sent)
    assert said in words(response)
    assert "</textarea><b>" not in response.content.decode()
    assert where(ground.referral) == "referred"


def test_withdrawn_made_up_and_cut_short_are_one_page(client, ground):
    link = ground.sent()
    withdraw_consent(consent=ground.person.consents.get(), on=DAY, by=None)
    answer = {"status": "yes"}
    pages = [client.get(link), client.post(link, answer), client.get(MADE_UP), client.get(link[:-3] + "/"),
             client.post(MADE_UP, answer), client.get(link.replace("/r/", "/s/"))]  # fmt: skip
    assert {page.status_code for page in pages} == {404}
    assert len({plain(page) for page in pages}) == 1
    assert "Agnes" not in plain(pages[0])
    assert where(ground.referral) == "referred"


def test_too_old_is_said_kindly(client, ground):
    link = ground.sent()
    with time_machine.travel(NOW + timedelta(days=31), tick=False):
        for page in (client.get(link), client.post(link, {"status": "yes"})):
            assert page.status_code == 410
            assert "too old" in words(page)
            assert "Agnes" not in words(page)
    assert where(ground.referral) == "referred"


def test_asked_again_the_old_link_is_spent_and_the_new_one_works(client, ground):
    old = ground.sent()
    client.post(old, {"status": "not_now", "reason": "on_hold"})
    with time_machine.travel(NOW + timedelta(days=20), tick=False):
        new = ground.send(ground.referral, now=NOW + timedelta(days=20))
        assert client.get(old).status_code == 410
        client.post(new, {"status": "yes"})
    assert [step.status for step in ground.referral.steps.all()] == [
        "suggested", "referred", "not_now", "referred", "yes",
    ]  # fmt: skip


def test_the_person_sees_where_it_stands_and_can_step_back(client, ground):
    asked = ground.sent()
    told = link_in(ground.referral.steps.last().letters.get(kind="told").message)
    client.get(asked)
    assert "has not answered yet" in words(client.get(told))  # an opened link tells nobody anything
    client.post(asked, {"status": "yes"})
    assert "wants to get to know you" in words(client.get(told))
    before = Event.objects.count()
    client.get(told)
    assert Event.objects.count() == before
    assert "You are out of this one" in words(client.post(told, {"referral": ground.referral.key}))
    assert where(ground.referral) == "withdrawn"
    assert ground.referral.steps.last().letters.get().kind == "over"
    assert client.post(told, {"referral": ground.referral.key}).status_code == 410


def test_only_who_agrees_is_sent_and_only_to_an_open_opening(ground):
    silent = ground.suggest(ground.somebody("Sid", consents=()), ground.opening)
    with pytest.raises(services.steps.ValidationError, match="has not agreed"):
        ground.send(silent)
    closed = ground.open(ground.firm, status="closed", closed_on=DAY)
    with pytest.raises(services.steps.ValidationError, match="not open any more"):
        ground.send(ground.suggest(ground.person, closed))
    with pytest.raises(services.steps.ValidationError, match="referred to this opening already"):
        ground.suggest(ground.person, ground.opening)
