"""Nobody but staff reads who was asked and what was said, whatever a view forgets: PostgreSQL alone keeps it so."""

import pytest

from intermediary.accounts.roles import Role
from intermediary.accounts.scope import acting
from intermediary.messages.models import Message
from intermediary.tests import people
from placements.followups.answers import Answer, assign, opt_out, record
from placements.followups.models import Attempt, Caseload, Link, Preference, Statement
from placements.followups.tests.ground import DUE, Ground, at

pytestmark = pytest.mark.django_db
TABLES = (Message, Attempt, Link, Statement, Preference, Caseload)


def test_only_staff_see_who_was_asked_and_what_was_said():
    ground, coach = Ground(hires=2, employer_day=0), people.user(Role.COACH)
    ground.ask(DUE)
    record(placement=ground.jobs[0], answer=Answer("employed_same"), source="employer", on=DUE, at=at(DUE))
    assign(participant=ground.people[0], coach=coach, by=coach)
    opt_out(participant=ground.people[0], on=DUE)
    for who, sees in ((None, False), (ground.contacts[0], False), (people.user(Role.PROVIDER), False), (coach, True)):
        with acting(who):
            assert {model.__name__ for model in TABLES if model.objects.exists() != sees} == set(), who
