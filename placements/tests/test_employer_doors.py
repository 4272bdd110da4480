"""The table of the employer's door: every address × who comes × how, each cell executed, none undeclared.

What is another firm's, and what is of somebody who does not agree (any more), is the same page as what does not exist,
to the byte.
"""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from employers.needs.models import HiringNeed
from intermediary.accounts.policy import POLICY
from intermediary.accounts.roles import EVERYBODY, Role
from intermediary.audit.events import event
from intermediary.audit.models import Change
from intermediary.tests import people
from intermediary.tests.addresses import addresses
from intermediary.tests.visits import plain, visitor
from participants.services import withdraw_consent
from placements.referrals.tests.ground import DAY, NOW, Ground

pytestmark = [pytest.mark.django_db]

# Of what an address is: none where it lists the reader's own; else the key that it takes, of a record of one firm.
TABLE = {
    "opening_quality": None,
    "own_candidate": "referral",
    "own_candidate_hire": "referral",
    "own_candidates": None,
    "own_demand": None,
    "own_hires": None,
    "own_hires_confirm": None,
    "own_need_add": "firm",
    "own_need_document": "need",
    "own_need_edit": "need",
    "own_needs": None,
    "own_opening_add": "firm",
    "own_opening_edit": "opening",
    "own_openings": None,
    "own_overview": None,
    "own_postings": "firm",
}
ALSO_STAFF = {"opening_quality"}  # a checklist of what is typed: it shows nobody's
HOW = ("get", "post", "htmx")
LINKS = {"referral_answer", "employer_confirm"}  # the employer's pages without an account: tests of their own


@pytest.fixture(scope="module", autouse=True)
def world(standing):
    with time_machine.travel(NOW, tick=False):
        World.made = World()
        yield


class World:
    """Two firms with a record of each kind, and everybody who could come."""

    made: "World"

    def __init__(self):
        self.ground = ground = Ground(positions=2)
        ground.sent()
        self.firm, self.theirs = ground.firm, people.employer(name="Harbor Home")
        with event("test"):
            self.need = HiringNeed.objects.create(employer=self.firm, initiative=ground.initiative, soc="31-1131",
                                                  quarter="2026Q2", seats=2)  # fmt: skip
        person = people.participant("Hal", "Hired", ["employment_check"])
        people.placement(person, self.firm, ground.cohort, started_on=DAY - timedelta(50))
        self.doors = {
            "own firm": visitor(ground.contact),
            "other firm": visitor(people.employer_user(self.theirs)),
            "staff": visitor(people.user(Role.ADMINISTRATOR)),
            "coach": visitor(people.user(Role.COACH)),
            "funder": visitor(people.funder_user(people.grant())),
            "provider": visitor(people.user(Role.PROVIDER)),
            "nobody": None,
        }

    def key(self, kind: str) -> str:
        return {"referral": self.ground.referral, "opening": self.ground.opening, "need": self.need,
                "firm": self.firm}[kind].key  # fmt: skip


def send(client, who: str, how: str, address: str):
    from django.test import Client

    client = client or Client()
    if how == "htmx":
        return client.get(address, headers={"hx-request": "true"})
    return getattr(client, how)(address, {} if how == "post" else None)


def expected(name: str, who: str, how: str) -> set[int]:
    """The statuses that a cell may have."""
    if who == "nobody":
        return {302}
    inside = who == "own firm" or (who == "other firm" and TABLE[name] is None)
    inside |= name in ALSO_STAFF and who in ("staff", "coach")
    if how == "post" and not POLICY[name].writes:
        return {405} if who in ("own firm", "other firm") else {404}
    if not inside:
        return {404}
    return {200, 302} if how == "post" else {200}


def test_no_address_of_the_employer_s_door_is_missing_in_the_table():
    ours = {name for name, entry in POLICY.items() if Role.EMPLOYER in entry.roles and entry.roles != EVERYBODY}
    assert ours == set(TABLE)
    assert {name for name in addresses() if name.startswith("own_")} <= set(TABLE)
    assert all(POLICY[name].public for name in LINKS)


@pytest.mark.parametrize("who", ["own firm", "other firm", "staff", "coach", "funder", "provider", "nobody"])
def test_every_cell(who):
    world, wrong = World.made, []
    before = Change.objects.latest("pk").pk
    for name, kind in TABLE.items():
        address = reverse(name, args=[world.key(kind)] if kind else [])
        for how in HOW:
            bare = name == "own_need_document" and who == "own firm"  # this need has no document
            allowed = {404, 405} if bare else expected(name, who, how)
            response = send(world.doors[who], who, how, address)
            if response.status_code not in allowed:
                wrong.append(f"{name} as {who} by {how}: {response.status_code}, not {allowed}")
            if kind and who == "other firm" and response.status_code == 404:
                missing = send(world.doors[who], who, how, reverse(name, args=["none-such"]))
                if plain(missing) != plain(response):
                    wrong.append(f"{name} by {how}: foreign and missing differ")
    assert not wrong, "\n".join(wrong)
    if who != "own firm":
        touched = Change.objects.filter(pk__gt=before).exclude(table_name__startswith="accounts_")
        assert not touched.exists()


@pytest.mark.parametrize("how", ["withdrawn", "never agreed", "ended", "only suggested"])
def test_a_candidate_who_does_not_agree_is_missing(how):
    world = World.made
    ground, door = world.ground, world.doors["own firm"]
    referral = ground.suggest(ground.somebody("Zelda", "Zyx"), ground.open(ground.firm))
    if how != "only suggested":
        ground.send(referral)
        page = reverse("own_candidate", args=[referral.key])
        assert "Zelda Zyx" in plain(door.get(page))
    consent = referral.participant.consents.get()
    with event("test"):
        if how == "withdrawn":
            withdraw_consent(consent=consent, on=DAY, by=None)
        elif how == "never agreed":
            consent.delete()
        elif how == "ended":
            consent.expires_on = DAY - timedelta(1)
            consent.save()
    for name in ("own_candidate", "own_candidate_hire"):
        for send_it in (door.get, lambda address: door.post(address, {"status": "yes", "started_on": "2026-03-02"})):
            here, missing = (send_it(reverse(name, args=[key])) for key in (referral.key, "none-such"))
            assert (here.status_code, missing.status_code) == (404, 404)
            assert plain(here) == plain(missing)
    assert "Zelda" not in plain(door.get(reverse("own_candidates")))
    referral.refresh_from_db()
    assert referral.status == ("suggested" if how == "only suggested" else "referred")


def test_the_second_wall_holds_without_the_first():
    """With every scope of the views removed PostgreSQL lets a firm read its own, sent and agreed to, and write none."""
    from django.db import DatabaseError, transaction

    from intermediary.accounts.scope import acting
    from placements.models import Card
    from placements.referrals.models import JobWish, Letter, Referral, Step

    world = World.made
    ground = world.ground
    ground.suggest(ground.somebody("Only", "Suggested"), ground.open(ground.firm))
    ground.send(ground.suggest(ground.somebody("Their", "Own"), ground.open(world.theirs)))
    silent = ground.suggest(ground.somebody("No", "Longer"), ground.open(ground.firm))
    ground.send(silent)
    withdraw_consent(consent=silent.participant.consents.get(), on=DAY, by=None)
    with acting(ground.contact):
        assert list(Referral.objects.all()) == [ground.referral]
        assert set(Step.objects.values_list("referral", "status")) == {(ground.referral.pk, "referred")}
        assert set(Card.objects.values_list("name", flat=True)) == {"Agnes Agreed", "Hal Hired"}
        assert not Letter.objects.exists()
        assert not JobWish.objects.exists()
        with event("test"):
            assert Referral.objects.update(status="no") == 0
            with pytest.raises(DatabaseError), transaction.atomic():
                Step.objects.create(referral=ground.referral, status="yes", on=DAY)
    for who in (None, people.user(Role.PROVIDER)):
        with acting(who):
            assert not Referral.objects.exists()


def test_the_lists_cost_the_same_with_one_row_and_with_thirty():
    from intermediary.tests.visits import cost
    from placements.models import Card
    from placements.referrals.models import Referral, Step

    world = World.made
    ground, door, staff = world.ground, world.doors["own firm"], world.doors["staff"]
    pages = [(door, reverse("own_candidates")), (door, reverse("own_demand")), (door, reverse("own_hires_confirm")),
             (staff, reverse("referral_list", args=[ground.initiative.key]))]  # fmt: skip
    one = [cost(client, page) for client, page in pages]
    for n in range(29):
        with event("test"):  # written past the services: it is the reading that is counted
            sent = Referral.objects.create(participant=people.participant(f"P{n}", "Last", ["referral"]),
                                           opening=ground.opening, status="referred")  # fmt: skip
            Step.objects.create(referral=sent, status="referred", on=DAY)
            Card.objects.create(participant=sent.participant, name=f"P{n} Last")
        person = people.participant(f"H{n}", "Hired", ["employment_check"])
        people.placement(person, world.firm, ground.cohort, started_on=DAY - timedelta(50))
    assert [cost(client, page) for client, page in pages] == one
