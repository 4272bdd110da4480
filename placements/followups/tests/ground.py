"""A small initiative that asks: a few hires whose thirtieth day has come, at two firms with a contact each."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from employers.models import EmployerMember
from intermediary.audit.events import event
from intermediary.messages import services
from intermediary.messages.models import Message
from intermediary.tests import people
from participants.models import Identity
from placements.followups.asking import ask
from placements.followups.models import Plan

START = date(2025, 4, 14)
DUE = START + timedelta(days=30)
LINK = re.compile(r"http://\S+?(/(?:c|confirm)/[\w=-]+/)")


def at(day: date, clock: time = time(12)) -> datetime:
    return datetime.combine(day, clock, ZoneInfo("America/New_York"))


class Ground:
    def __init__(self, hires: int = 3, **plan):
        self.cohort = people.cohort()
        self.initiative = self.cohort.initiative
        self.firms = [people.employer(name="Lakes Clinic"), people.employer(name="Harbor Home")]
        self.contacts = [people.employer_user(firm) for firm in self.firms]
        self.people = [people.participant(f"First{n}", "Last", ["employment_check"]) for n in range(hires)]
        self.jobs = [
            people.placement(person, self.firms[n % 2], self.cohort, started_on=START)
            for n, person in enumerate(self.people)
        ]
        with event("test"):
            self.plan = Plan.objects.create(initiative=self.initiative, active=True, **plan)

    def ask(self, day: date):
        return ask(initiative=self.initiative, as_of=day, now=at(day))

    def firm_joins(self, firm, user):
        with event("test"):
            return EmployerMember.objects.create(employer=firm, user=user)

    def phones(self, number: str = "+15550100") -> None:
        with event("test"):
            Identity.objects.update(phone=number)


def written(recipient: str) -> Message:
    return Message.objects.filter(recipient=recipient).latest("pk")


def link_in(message: Message) -> str:
    """The path of the link that a waiting message holds."""
    return LINK.search(message.content[2])[1]


def send(day: date) -> None:
    services.send_due(lambda: at(day))
