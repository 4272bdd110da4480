"""A small world with something on every page: two dozen people in a cohort, their jobs, and what came of them."""

from datetime import date

from intermediary.accounts.models import User
from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.dashboards.releases.jobs import ask_to_attack
from intermediary.dashboards.tests import bodies
from intermediary.exchange.models import ImportBatch
from intermediary.funding import services
from intermediary.funding.models import FunderMember, Target
from intermediary.tests import people
from participants.models import Service
from placements.models import FollowUp
from placements.outcomes.services import store

TODAY = date(2026, 3, 31)
REPORT = {
    "counts": {"participants": 24, "cohorts": 1},
    "problems": [{"sheet": "Participants", "row": 7, "column": "Start date", "typed": "soon", "problem": "No date."}],
    "repairs": [{"sheet": "Participants", "row": 9, "column": "State", "typed": "maine", "stored": "ME"}],
}


class World:
    """Records by what they are. Everybody signs in with `people.PASSWORD`."""

    def __init__(self):
        self.administrator = self._user(Role.ADMINISTRATOR)
        self.invited = people.user(Role.COACH)
        self.initiative = people.initiative(name="Care in the Lakes", industries=["622110"], counties=["23005"])
        self.grant = people.grant(self.initiative, amount=250_000, starts_on=date(2024, 7, 1))
        self.cohort = people.cohort(self.initiative, grants=[self.grant], capacity=26)
        self.later = people.cohort(self.initiative, grants=[self.grant], starts_on=None, ends_on=None)
        self.employers = [people.employer(name=f"Clinic {n}", naics="622110", county_fips="23005") for n in range(6)]
        self.firm = self.employers[0]
        self._people()
        self.opening = people.opening(self.firm, initiative=self.initiative, hourly_wage_low=18, hourly_wage_high=22)
        people.fill(self.opening)
        self.headcount = people.headcount(self.firm)
        self._outsiders()
        self._papers()

    def _user(self, role: str) -> User:
        return people.user(role, password=people.PASSWORD, accepted_at="2025-01-01T00:00:00Z")

    def _people(self) -> None:
        for n in range(24):
            consents = ["employment_check"] if n % 3 else []
            person = people.participant(f"First{n}", "Last", consents, gender="female" if n % 2 else "male")
            status = "completed" if n % 8 else "withdrawn"
            self.enrollment = people.enrollment(person, self.cohort, status=status, ended_on=date(2025, 3, 28))
            with event("participant.changed"):
                person.prior_job.hourly_wage, person.prior_job.ended_on = 14, date(2024, 12, 1)
                person.prior_job.save()
            if status == "completed":
                self.placement = people.placement(
                    person, self.employers[n % 6], self.cohort, hourly_wage=17 + n % 5, weekly_hours=36
                )
                self._answer(n)
            self.participant = person
        people.participant("Nobody", "Yet")

    def _answer(self, n: int) -> None:
        status = "employed_same" if n % 5 else "not_employed"
        with event("follow_up.added"):
            FollowUp.objects.create(
                placement=self.placement, observed_on=date(2025, 10, 20), status=status, source="employer"
            )

    def _outsiders(self) -> None:
        from employers.models import EmployerMember

        self.contact, self.paying = self._user(Role.EMPLOYER), self._user(Role.FUNDER)
        self.provider = self._user(Role.PROVIDER)
        with event("member.added"):
            EmployerMember.objects.create(user=self.contact, employer=self.firm)
            FunderMember.objects.create(user=self.paying, funder=self.grant.funder)

    def _papers(self) -> None:
        with event("test"):
            Service.objects.create(participant=self.participant, kind="coaching", provided_on=date(2099, 1, 1))
            self.target = Target.objects.create(grant=self.grant, measure="sector.completion", value="0.8")
            self.batch = ImportBatch.objects.create(
                initiative=self.initiative, file_name="partners.xlsx", sha256="0" * 64, file_sealed=b"",
                as_of=TODAY, report=REPORT, by=self.administrator,
            )  # fmt: skip
        store(initiative=self.initiative, as_of=TODAY)
        # Made up, so that every part of the page has something; test_releases walks through one that is built.
        self.earlier, self.release = (bodies.published(self.grant, day) for day in ("2025-12-31", TODAY.isoformat()))
        self.public = bodies.published(None, TODAY.isoformat(), initiative=self.initiative)
        self.draft = bodies.draft(self.grant, TODAY.isoformat())
        self.report = services.add_report(grant=self.grant, title="First quarter", due_on=date(2026, 4, 30), by=None)
        self.job = ask_to_attack(release=self.draft, hide=False, by=self.administrator)
        self.consent = self.participant.consents.first()
