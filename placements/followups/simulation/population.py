"""Made-up hires and how they will behave: what is true of each, and who will tell of it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from employers.models import Employer, EmployerMember
from intermediary.accounts.models import User
from intermediary.accounts.roles import Role
from intermediary.audit.events import event
from intermediary.initiatives.models import Initiative
from participants.enums import Purpose
from participants.models import Consent, Identity, Participant, PriorJob, Traits
from placements.followups.models import Plan, Preference
from placements.followups.wording import LANGUAGES
from placements.models import Placement
from placements.services import cards
from trainings.models import Cohort, Enrollment, Program

FIRST = date(2027, 10, 4)  # a year with both changes of the clock and a 29 February in it
STARTS = tuple(FIRST + timedelta(days=n) for n in (0, 1, 7, 14, 27))
HIRES_A_FIRM = 20
LENGTHS = (5, 29, 30, 31, 75, 120, 179, 180, 300, 364)  # of jobs that end, in days


@dataclass
class Somebody:
    """One hire. `left`: the true last day worked. `answers_at`: to which message of a window they answer (None:
    never). `calls`: whether a call reaches them. `in_wages`: whether the state's wage records know them."""

    placement: Placement
    left: date | None
    answers_at: int | None
    calls: bool
    in_wages: bool
    # (day, whether still there, whether the person said so: a firm does not know of work elsewhere)
    told: list[tuple[date, bool, bool]] = field(default_factory=list)

    def there_on(self, day: date) -> bool:
        return self.left is None or self.left >= day


def populate(
    number: int, seed: int, starts: tuple[date, ...] = STARTS, **plan
) -> tuple[Initiative, list[Somebody], set[int]]:
    """The initiative, its hires, and the firms (by id) whose contact answers. `plan`: fields of its plan."""
    random = Random(seed)  # noqa: S311
    with event("simulation.populated", bulk=True):
        initiative = Initiative.objects.create(key="simulated", name="A simulated year")
        Plan.objects.create(initiative=initiative, active=True, languages=["ht", "vi"], **plan)
        program = Program.objects.create(key="simulated", title="Simulated")
        cohort = Cohort.objects.create(key="simulated", initiative=initiative, program=program)
        firms, answering = _firms(max(2, number // HIRES_A_FIRM), random)
        people = Participant.objects.bulk_create(Participant(key=f"simulated-{n:05}") for n in range(number))
        Identity.objects.bulk_create(_identity(person, n, random) for n, person in enumerate(people))
        Traits.objects.bulk_create(Traits(participant=person) for person in people)
        PriorJob.objects.bulk_create(PriorJob(participant=person) for person in people)
        Preference.objects.bulk_create(
            Preference(participant=person, language=random.choice(list(LANGUAGES))) for person in people[::3]
        )
        Consent.objects.bulk_create(
            Consent(participant=person, purpose=Purpose.EMPLOYMENT_CHECK, given_on=FIRST - timedelta(days=90))
            for person in people if random.random() < 0.7
        )  # fmt: skip
        started = [random.choice(starts) for _ in people]
        Enrollment.objects.bulk_create(
            Enrollment(participant=person, cohort=cohort, status="completed", enrolled_on=day - timedelta(days=120),
                       ended_on=day - timedelta(days=random.choice((1, 20, 40))))
            for person, day in zip(people, started, strict=True)
        )  # fmt: skip
        jobs = Placement.objects.bulk_create(
            Placement(key=f"simulated-{n:05}", participant=person, employer=random.choice(firms), cohort=cohort,
                      started_on=day)
            for n, (person, day) in enumerate(zip(people, started, strict=True))
        )  # fmt: skip
        cards.refresh()
    return initiative, [_behaviour(job, random) for job in jobs], answering


def _firms(number: int, random: Random) -> tuple[list[Employer], set[int]]:
    firms = Employer.objects.bulk_create(
        Employer(key=f"simulated-{n}", name=f"Firm {n}", fein=f"98-{n:07}") for n in range(number)
    )
    contacts = [User(email=f"contact{n}@simulated.example", name=f"Contact {n}", role=Role.EMPLOYER)
                for n in range(number)]  # fmt: skip
    User.objects.bulk_create(contacts)
    EmployerMember.objects.bulk_create(
        EmployerMember(user=user, employer=firm) for user, firm in zip(contacts[::2], firms[::2], strict=True)
    )
    return firms, {firm.pk for firm in firms if random.random() < 0.6}


def _identity(person: Participant, n: int, random: Random) -> Identity:
    phone = f"+1207555{n:04}" if random.random() < 0.8 else ""
    email = f"p{n}@simulated.example" if random.random() < 0.8 else ""
    return Identity(participant=person, first_name=f"First{n}", last_name=f"Last{n}", phone=phone, email=email)


def _behaviour(job: Placement, random: Random) -> Somebody:
    stays = random.random() < 0.55
    left = (
        None if stays else job.started_on + timedelta(days=random.choice((5, 29, 30, 31, 75, 120, 179, 180, 300, 364)))
    )
    answers_at = random.choice((0, 0, 0, 1, 2, None, None))
    return Somebody(job, left, answers_at, random.random() < 0.3, random.random() < 0.85)
