"""The person's page: opens for a scanner without a trace, answers once, in four languages, under 20 kB."""

import re
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest
import time_machine
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from intermediary.audit.models import Event
from intermediary.tests.visits import words
from placements.followups import links, wording
from placements.followups.models import Link, Preference, Statement
from placements.followups.tests.ground import DUE, Ground, at, link_in, written
from placements.models import FollowUp

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground():
    made = Ground(hires=1, languages=["ht", "vi"])
    with time_machine.travel(at(DUE), tick=False):
        made.ask(DUE)
        yield made


@pytest.fixture
def address(ground) -> str:
    return link_in(written(f"participant {ground.people[0].pk}"))


def test_opening_it_changes_nothing_and_shows_nothing(client, ground, address):
    before = Event.objects.count()
    for _ in range(3):
        page = words(client.get(address))
    client.head(address)
    assert "Hello First0" in page
    assert not {"Last", "Lakes Clinic", "2025"} & set(re.findall(r"[\w ]+", page))
    assert Event.objects.count() == before
    assert Link.objects.get(participant=ground.people[0]).used_at is None


def test_an_answer_is_a_fact_with_who_said_it_and_the_link_is_spent(client, ground, address):
    sent = {"status": "same", "wage": "$18,50", "hours": "36", "help": ["childcare", "made-up"]}
    assert "Thank you!" in words(client.post(address, sent))
    fact = FollowUp.objects.get()
    assert (fact.status, fact.source, fact.observed_on) == ("employed_same", "participant", DUE)
    assert (fact.hourly_wage, fact.weekly_hours) == (Decimal("18.50"), Decimal("36"))
    said = Statement.objects.get()
    assert (said.said_by, said.help, said.way) == ("First0 Last", ["childcare"], "email")
    replayed = client.post(address, {"status": "none"})
    assert replayed.status_code == 410
    assert "You have answered already" in words(replayed)
    assert "First0" not in words(client.get(address))
    assert FollowUp.objects.count() == 1


def test_who_left_says_when_and_the_job_has_its_last_day(client, ground, address):
    left = DUE - timedelta(days=4)
    client.post(address, {"status": "none", "last_day": left.isoformat()})
    ground.jobs[0].refresh_from_db()
    assert ground.jobs[0].last_day_worked == left
    assert FollowUp.objects.get().status == "not_employed"


def test_what_cannot_be_is_said_at_its_place_and_what_was_typed_stays(client, ground, address):
    sent = {"wage": "3,200.50", "hours": "200", "last_day": "2019-01-01"}
    answer = client.post(f"{address}?lang=es", sent)
    page = words(answer)
    assert answer.status_code == 200
    for said in ("Elija una", "por mes o por año", "de 1 a 168", "entre su primer día y hoy", 'value="3,200.50"'):
        assert said in page
    assert not FollowUp.objects.exists()
    for wage in ("NaN", "-1", "1e9", "٣٤" * 30, "0.001", "0x1F"):
        assert client.post(address, {"status": "same", "wage": wage}).status_code == 200
    assert not FollowUp.objects.exists()


def test_who_wants_no_more_messages_says_so_with_or_without_an_answer(client, ground, address):
    client.post(address, {"stop": "on"})
    assert Preference.objects.get().opted_out_on == DUE
    assert ground.ask(DUE + timedelta(days=30)).people == 0


@pytest.mark.parametrize("spoil", [lambda t: t[:-1] + "A", lambda t: "A" + t[1:], lambda t: t[:20], lambda t: "x" * 32])
def test_a_tampered_link_opens_nothing(client, address, spoil):
    token = address.split("/")[2]
    spoilt = spoil(token) if spoil(token) != token else token[:-1] + "B"
    answer = client.post(address.replace(token, spoilt), {"status": "same"})
    assert answer.status_code == 404
    assert "This link does not work" in words(answer)
    assert not FollowUp.objects.exists()


def test_an_old_link_says_so(client, address):
    with time_machine.travel(at(DUE) + links.VALID + timedelta(seconds=1), tick=False):
        answer = client.post(address, {"status": "same"})
    assert answer.status_code == 410
    assert "This link is too old" in words(answer)
    assert not FollowUp.objects.exists()


def test_no_answer_without_the_forms_token(address):
    assert Client(enforce_csrf_checks=True).post(address, {"status": "same"}).status_code == 403
    assert not FollowUp.objects.exists()


def test_the_database_holds_no_token(address):
    token = address.split("/")[2].encode()
    assert all(token not in bytes(link.token_hash) and len(link.token_hash) == 32 for link in Link.objects.all())


def test_in_the_languages_of_the_initiative_and_small(client, ground, address):
    for code, question in (("en", "I still work there"), ("es", "Sigo trabajando allí"),
                           ("ht", "Mwen toujou ap travay la"), ("vi", "Tôi vẫn làm ở đó")):  # fmt: skip
        answer = client.get(address, {"lang": code})
        assert f'<html lang="{code}">' in words(answer)
        assert question in words(answer)
        beside = sum(Path(finders.find(name)).stat().st_size for name in ("css/check-in.css", "favicon.svg"))
        assert len(answer.content) + beside < 20_000
    assert '<html lang="pt"' not in words(client.get(address, {"lang": "pt"}))  # not one of this initiative's


def test_every_language_says_everything():
    english = wording.words("en")
    for code in wording.LANGUAGES:
        said = wording.words(code)
        assert said.keys() == english.keys()
        assert [key for key in said if not said[key].strip() or _places(said[key]) != _places(english[key])] == []
        assert len(said["sms"].format(name="Maximiliano", link="https://example.org/c/" + "x" * 32 + "/")) <= 160


def _places(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name}


def test_the_site_has_no_other_door_there(client, address):
    assert settings.SESSION_COOKIE_NAME not in client.get(address).cookies
