"""A small world with something on every page: two dozen people in a cohort, their jobs, and what came of them."""

from datetime import date, timedelta

from django.utils import timezone

from intermediary.accounts.models import User
from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.dashboards.releases.jobs import ask_to_attack
from intermediary.dashboards.tests import bodies
from intermediary.exchange.models import ImportBatch, ImportNote, ImportRow, Likeness
from intermediary.exchange.sheets import open_file, propose
from intermediary.funding import services
from intermediary.funding.models import FunderMember, Target
from intermediary.messages.models import Message
from intermediary.tests import people
from intermediary.tests.browser.person_pages import Casework
from intermediary.tests.browser.strategy import Strategy
from participants.models import Service
from placements.followups import links
from placements.followups.models import Attempt, Plan
from placements.models import FollowUp
from placements.outcomes.services import store
from placements.referrals import services as referring
from placements.referrals.tests.ground import link_in
from trainings.applications import services as applying
from trainings.applications.models import Recruitment
from trainings.attendance.services import Said, save_session, take
from trainings.models import Credential, SkillGain
from trainings.services import request_seat

TODAY = date(2026, 3, 31)
REPORT = {
    "counts": {"participants": 24, "cohorts": 1},
    "sheets": [["Participants", 1]],
    "headers": {"participants": {"Participants": {"zip": "ZIP"}}},
    "files": {"participants": {"columns": ["zip"], "stored": ["zip"], "ragged": [], "first": 1, "last": 1,
                               "new": 0, "changed": 1, "unchanged": 0, "refused": 0}},
}  # fmt: skip


class World:
    """Records by what they are. Everybody signs in with `people.PASSWORD`. `papers`: figures, releases, imports too."""

    def __init__(self, *, papers: bool = True):
        self.administrator = self._user(Role.ADMINISTRATOR)
        self.invited = people.user(Role.COACH)
        self.initiative = people.initiative(name="Care in the Lakes", industries=["622110"], counties=["23005"])
        self.grant = people.grant(self.initiative, amount=250_000, starts_on=date(2024, 7, 1))
        self.cohort = people.cohort(self.initiative, grants=[self.grant], capacity=26)
        self.later = people.cohort(self.initiative, grants=[self.grant], starts_on=None, ends_on=None)
        self.employers = [people.employer(name=f"Clinic {n}", naics="622110", county_fips="23005") for n in range(6)]
        self.firm, self.asked = self.employers[:2]  # the hires of the second agreed to be asked about
        self._people()
        self.casework = Casework(self.participant, self.grant, self.administrator)
        self._links()
        self.opening = people.opening(
            self.firm, initiative=self.initiative, hourly_wage_low=18, hourly_wage_high=22, listed=True
        )
        people.fill(self.opening)
        self.contact_role = people.contact(self.firm)
        people.touch(self.firm, summary="They want people for nights.", contact=self.contact_role.contact)
        self.rung = self.firm.rungs.get()
        self.practice = people.practice(self.firm, workers_reached=40)
        self.need = people.need(self.firm, initiative=self.initiative, said_by="Mel Ortiz", said_on=date(2025, 5, 2))
        self.headcount = people.headcount(self.firm)
        self._outsiders()
        self._referred()
        self.strategy = Strategy(self.initiative, self.grant, self.administrator)
        if papers:
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

    def _links(self) -> None:
        """An address of a person's own, and one of a firm that asks about its hires."""
        now = timezone.now()
        with event("test"):
            Plan.objects.create(initiative=self.initiative, languages=["ht", "vi"])
            _link, self.check_in = links.make(now=now, participant=self.participant, placement=self.placement)
            link, self.confirming = links.make(now=now, employer=self.asked)
            offered = request_seat(
                participant=people.participant("Offered", "Seat"), cohort=self.later, to="offered", on=TODAY, now=now,
                by=None,
            )  # fmt: skip
            self._applicants(now)
            self.session = save_session(cohort=self.cohort, held_on=date(2025, 1, 7), hours=6, by=None)
            here = self.cohort.enrollments.all()
            take(session=self.session, said={one.pk: Said("present") for one in here}, now=now, by=None)
            self.credential = Credential.objects.create(participant=self.participant, type="5", title="Nurse aide")
            self.gain = SkillGain.objects.create(participant=self.participant, gained_on=TODAY)
            self.seat_offer = offered.offers.get().message.content[2].rsplit("/", 2)[-2]
            for job in self.asked.placements.all():
                Attempt.objects.create(
                    participant=job.participant, placement=job, unit="day", number=180, way="employer", link=link,
                    due_on=job.started_on + timedelta(days=180), made_on=TODAY,
                )  # fmt: skip

    def _applicants(self, now) -> None:
        recruitment = Recruitment(program=self.cohort.program, initiative=self.initiative)
        applying.save_recruitment(recruitment=recruitment, accepting=True, about_en="Learn in twelve weeks.", by=None)
        typed = {"first_name": "Bea", "last_name": "Last", "email": "bea@example.org", "phone": "", "zip": ""}
        draft = applying.save_draft(recruitment=recruitment, typed=typed, language="en", now=now)
        letter = Message.objects.get(recipient=applying.recipient(draft)).content[2]
        self.apply_again = letter.split("/apply/again/")[1].split("/")[0]
        values = {**typed, "first_name": "First3", "birth_date": None, "cohort": None, "referral": True}
        self.application = applying.send(recruitment=recruitment, values=values, language="en", nonce="n", now=now)

    def _outsiders(self) -> None:
        from employers.models import EmployerMember

        self.contact, self.paying = self._user(Role.EMPLOYER), self._user(Role.FUNDER)
        self.provider = self._user(Role.PROVIDER)
        with event("member.added"):
            EmployerMember.objects.create(user=self.contact, employer=self.firm)
            FunderMember.objects.create(user=self.paying, funder=self.grant.funder)

    def _referred(self) -> None:
        """Somebody who was put forward, with the employer's link and their own."""
        now, wanted = timezone.now(), people.opening(self.firm, initiative=self.initiative, positions=3, title="Aide")
        person = people.participant("Rita", "Ready", ["referral"])
        self.candidate = referring.suggest(
            participant=person, opening=wanted, now=now, by=self.administrator, why="Wants nights.",
            send_to="ward@clinic.example", send_to_name="Wanda", shows=["email"],
        )  # fmt: skip
        step = referring.send(referral=self.candidate, now=now, by=self.administrator)
        self.answering, self.standing = (link_in(step.letters.get(kind=kind).message) for kind in ("ask", "told"))

    def _papers(self) -> None:
        with event("test"):
            Service.objects.create(participant=self.participant, kind="coaching", provided_on=date(2099, 1, 1))
            self.target = Target.objects.create(grant=self.grant, measure="sector.completion", value="0.8")
            self.batch = ImportBatch.objects.create(
                initiative=self.initiative, file_name="partners.xlsx", sha256="0" * 64, file_sealed=b"",
                as_of=TODAY, report=REPORT, by=self.administrator, state=ImportBatch.State.DONE, written_to=1,
            )  # fmt: skip
        where = {"batch": self.batch, "number": 1, "sheet": "Participants"}
        ImportRow.objects.create(
            **where, file="participants", key=self.participant.key, line=2, verdict="changed", cells=["06106"],
            changes={"zip": ["06103", "06106"]},
        )  # fmt: skip
        ImportNote.objects.create(
            **where, row=7, column="Start date", kind="problem", words="“soon” is not a date", mend="Write 2025-04-30."
        )
        ImportNote.objects.create(
            **where | {"number": 2}, row=9, column="ZIP", kind="repair", typed="6106", stored="06106"
        )
        self.asking = self._upload(ImportBatch.State.READ, {"proposal": self._proposal()})
        self.comparing = self._upload(ImportBatch.State.COMPARE, {})
        facts = {"first_name": "Ana", "last_name": "Ruiz", "birth_date": "1990-01-02"}
        Likeness.objects.create(
            batch=self.comparing, file="participants", incoming="1", other=self.participant.key, on_record=True,
            facts={"incoming": facts, "other": {}}, why=["names a letter or two apart", "same birth date"],
        )  # fmt: skip
        store(initiative=self.initiative, as_of=TODAY)
        # Made up, so that every part of the page has something; test_releases walks through one that is built.
        self.earlier, self.release = (bodies.published(self.grant, day) for day in ("2025-12-31", TODAY.isoformat()))
        self.public = bodies.published(None, TODAY.isoformat(), initiative=self.initiative)
        self.draft = bodies.draft(self.grant, TODAY.isoformat())
        self.report = services.add_report(grant=self.grant, title="First quarter", due_on=date(2026, 4, 30), by=None)
        self.job = ask_to_attack(release=self.draft, hide=False, by=self.administrator)
        self.consent = self.participant.consents.first()

    def _upload(self, state: str, report: dict) -> ImportBatch:
        """An import that waits for somebody's word."""
        return ImportBatch.objects.create(
            initiative=self.initiative, file_name="hires.csv", sha256="1" * 64, file_sealed=b"", as_of=TODAY,
            state=state, report=report, by=self.administrator,
        )  # fmt: skip

    @staticmethod
    def _proposal() -> dict:
        text = b"Name,DOB,Employer,Hire Date,Rate\nAna Ruiz,1/2/90,Bay Steel,3/7/24,$22.50\n"
        return propose(open_file(text, "hires.csv"), as_of=TODAY).as_dict()
