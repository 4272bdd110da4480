"""A firm with an opening and somebody who agrees to be put forward for it."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from intermediary.messages.models import Message
from intermediary.tests import people
from placements.referrals import services
from placements.referrals.models import Referral

DAY = date(2026, 3, 2)
LINK = re.compile(r"http://\S+?(/(?:r|s)/[\w=-]+/)")


def at(day: date, clock: time = time(12)) -> datetime:
    return datetime.combine(day, clock, ZoneInfo("America/New_York"))


NOW = at(DAY)


class Ground:
    """`referral` is suggested; `sent()` sends it, and gives the path of the link in the firm's e-mail."""

    def __init__(self, positions: int = 1):
        self.cohort = people.cohort()
        self.initiative = self.cohort.initiative
        self.firm = people.employer(name="Lakes Clinic")
        self.contact = people.employer_user(self.firm)
        self.opening = self.open(self.firm, positions)
        self.staff = people.user("coach")
        self.person = self.somebody("Agnes", "Agreed")
        self.referral = self.suggest(self.person, self.opening)

    def open(self, firm, positions: int = 1, **fields):
        return people.opening(firm, initiative=self.initiative, positions=positions, posted_on=DAY - timedelta(20),
                              hourly_wage_low=20, **fields)  # fmt: skip

    def somebody(self, first: str, last: str = "Last", consents=("referral",)):
        person = people.participant(first, last, consents)
        people.enrollment(person, self.cohort)
        return person

    def suggest(self, person, opening, send_to="ward@lakes.example", **values) -> Referral:
        facts = {"why": "Reliable, and wants nights.", "send_to": send_to, "send_to_name": "Wanda", **values}
        return services.suggest(participant=person, opening=opening, now=NOW, by=self.staff, **facts)

    def send(self, referral: Referral, now: datetime = NOW) -> str:
        step = services.send(referral=referral, now=now, by=self.staff)
        return link_in(step.letters.get(kind="ask").message)

    def sent(self) -> str:
        return self.send(self.referral)


def link_in(message: Message) -> str:
    """The path of the link that a waiting message holds."""
    return LINK.search(message.content[2])[1]
