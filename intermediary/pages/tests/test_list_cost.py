"""Every list asks PostgreSQL as often for 30 rows as for one. The numbers are literal: who raises one says why."""

from datetime import date

import pytest
from django.urls import reverse

from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.tests import people
from intermediary.tests.visits import cost, visitor
from participants.casework import services as casework
from participants.models import EarlierJob
from participants.services import add_document, give_consent
from trainings.models import Credential

pytestmark = pytest.mark.django_db
CHECK = ["employment_check"]


def job(n: int, firm, group):
    person = people.participant(f"First{n}", "Last", consents=CHECK)
    return people.placement(person, firm, group, started_on=date(2025, 4, 1))


class World:
    """One firm and one cohort, to which rows are added."""

    def __init__(self):
        self.initiative = people.initiative()
        self.firm = people.employer()
        self.group = people.cohort(self.initiative)

    def participant(self, n):
        people.participant(f"First{n}", "Last")

    def cohort(self, n):
        people.cohort(self.initiative, starts_on=None if n % 2 else date(2025, 1, 1), ends_on=None)

    def employer(self, n):
        people.employer()

    def opening(self, n):
        people.opening(self.firm)

    def touch(self, n):
        people.touch(self.firm)

    def practice(self, n):
        people.practice(self.firm)

    def contact(self, n):
        people.contact(self.firm)

    def need(self, n):
        people.need(self.firm, initiative=self.initiative)

    def headcount(self, n):
        people.headcount(self.firm, soc=f"31-{n:04}")

    def placement(self, n):
        job(n, people.employer(), people.cohort(self.initiative))

    def hire(self, n):
        job(n, self.firm, self.group)

    def enrollment(self, n):
        people.enrollment(people.participant(f"First{n}", "Last"), self.group)

    def grant(self, n):
        people.grant(self.initiative)


STAFF = [
    # address, what is added, queries
    ("participant_list", "participant", 14),
    ("cohort_list", "cohort", 15),
    ("program_list", "cohort", 13),
    ("employer_list", "employer", 13),
    ("opening_list", "opening", 13),
    ("need_list", "need", 13),
    ("touch_list", "touch", 13),
    ("placement_list", "placement", 13),
    ("grant_list", "grant", 14),
    ("funder_list", "grant", 13),
    ("cohort_detail", "enrollment", 19),
    ("employer_detail", "hire", 26),
    ("employer_detail", "opening", 26),
    ("employer_detail", "headcount", 26),
    ("employer_detail", "touch", 26),
    ("employer_detail", "practice", 26),
    ("employer_detail", "contact", 26),
    ("employer_detail", "need", 26),
]


@pytest.mark.parametrize(("name", "added", "queries"), STAFF, ids=[f"{name} of {added}" for name, added, _ in STAFF])
def test_staffs_lists_cost_the_same_at_1_and_at_30(name, added, queries):
    world, desk = World(), visitor(people.user(Role.COACH))
    arguments = {"cohort_detail": [world.group.key], "employer_detail": [world.firm.key]}.get(name, [])
    address = reverse(name, args=arguments)
    getattr(world, added)(0)
    one = cost(desk, address)
    for n in range(1, 30):
        getattr(world, added)(n)
    assert (one, cost(desk, address)) == (queries, queries)


FIRM = [("own_openings", "opening", 13), ("own_needs", "need", 13), ("own_hires", "hire", 13)]


@pytest.mark.parametrize(("name", "added", "queries"), FIRM)
def test_a_firms_lists_cost_the_same_at_1_and_at_30(name, added, queries):
    world = World()
    door = visitor(people.employer_user(world.firm))
    getattr(world, added)(0)
    one = cost(door, reverse(name))
    for n in range(1, 30):
        getattr(world, added)(n)
    assert (one, cost(door, reverse(name))) == (queries, queries)


def everything_else(person, n: int) -> None:
    """One more of whatever the pages of a person list."""
    day, by = date(2025, 1, 1), people.user(Role.COACH)
    casework.give_service(participant=person, kind=f"Workshop {n}", provided_on=day, by=by)
    paid = people.grant()
    casework.set_budget(grant=paid, amount=50, by=by)
    casework.give_supportive_services(participants=[person], kind="tools", given_on=day, cost=20, grant=paid, by=by)
    casework.write_note(participant=person, text="Came in", about_on=day, visibility="staff", by=by)
    goal = casework.set_goal(participant=person, title="A license", target_on=None, by=by)
    casework.add_task(participant=person, title="Call", owner=by, due_on=day, goal=goal, by=by)
    casework.say_exclusion(participant=person, reason="02", effective_on=day, by=by)
    with event("test"):
        EarlierJob.objects.create(participant=person, employer_name=f"Shop {n}", source="person")
        Credential.objects.create(participant=person, title="CNA", attained_on=day)
    add_document(participant=person, kind="other", name="a.pdf", content=b"%PDF-", by=by)
    give_consent(participant=person, purpose="referral", given_on=day, by=by)


@pytest.mark.parametrize(
    ("name", "queries"),
    [("participant_detail", 29), ("participant_casework", 19), ("participant_work", 16), ("participant_record", 16)],
)
def test_a_page_of_a_person_costs_the_same_with_1_and_with_30_of_each(name, queries):
    world, desk = World(), visitor(people.user(Role.COACH))
    person = people.participant()

    def add(n):
        group = people.cohort(world.initiative)
        people.enrollment(person, group)
        people.placement(person, people.employer(), group)
        everything_else(person, n)

    add(0)
    address = reverse(name, args=[person.key])
    one = cost(desk, address)
    for n in range(1, 30):
        add(n)
    assert (one, cost(desk, address)) == (queries, queries)
