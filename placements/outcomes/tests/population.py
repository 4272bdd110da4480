"""Small invented populations: written to the database in bulk, and kept as the plain records that the oracle reads."""

from dataclasses import asdict, dataclass, field, replace
from datetime import date

from employers.models import Employer
from intermediary.audit.events import event
from intermediary.funding.models import Funder, Grant
from intermediary.initiatives.models import Initiative
from participants.models import Exclusion, Identity, Participant, PriorJob, Service, Traits
from placements.models import FollowUp, Placement, QuarterlyWage
from placements.outcomes.oracle import indicators, quality, records, training, wages
from placements.outcomes.oracle.dates import quarter_name
from trainings.models import Cohort, Credential, Enrollment, Program, SkillGain

# cohort → (initiative, program, grants that pay for it, first day)
COHORTS = {
    "c1": ("i1", "p1", ("g1", "g2"), date(2023, 1, 9)),
    "c2": ("i1", "p2", ("g2",), date(2023, 5, 1)),
    "c3": ("i2", "p1", (), None),
}
EMPLOYERS = ("A", "B", "C")
FIRMS = {"C": "B"}  # who belongs to whom


@dataclass
class Work:
    """One row of placements: the job as the oracle reads it, and what else the row holds."""

    job: records.Job
    cohort: str | None = "c1"
    wage: object = None
    hours: object = None
    conditions: quality.JobConditions = field(default_factory=quality.JobConditions)
    living_wage: object = None

    def __post_init__(self):
        self.job = replace(self.job, hourly_wage=self.wage)
        self.conditions = replace(self.conditions, hourly_wage=self.wage, weekly_hours=self.hours)


@dataclass
class Person:
    work: list[Work] = field(default_factory=list)
    enrollments: list[tuple[str, training.Enrollment]] = field(default_factory=list)
    exclusions: tuple[records.Exclusion, ...] = ()
    services: tuple[indicators.Service, ...] = ()
    quarterly: tuple[indicators.Wage, ...] = ()
    credentials: tuple[indicators.Credential, ...] = ()
    gains: tuple[date, ...] = ()
    prior: wages.PriorJob = field(default_factory=wages.PriorJob)
    gender: str = ""
    race: tuple[str, ...] = ()
    birth_date: date | None = None

    @property
    def history(self) -> records.History:
        return records.History(tuple(work.job for work in self.work), self.exclusions)

    @property
    def participation(self) -> indicators.Records:
        return indicators.Records(
            self.history, self.services, tuple(self.enrollments), self.quarterly, self.credentials, self.gains
        )


def write_ground() -> None:
    """Initiatives, grants, programs, cohorts and employers, each with its key."""
    initiatives = {key: Initiative.objects.create(key=key, name=key) for key in ("i1", "i2")}
    funder = Funder.objects.create(key="f", name="Funder")
    grants = {
        key: Grant.objects.create(key=key, title=key, funder=funder, initiative=initiatives["i1"])
        for key in ("g1", "g2")
    }
    programs = {key: Program.objects.create(key=key, title=key) for key in ("p1", "p2")}
    for key, (initiative, program, paid_by, starts_on) in COHORTS.items():
        cohort = Cohort.objects.create(
            key=key, initiative=initiatives[initiative], program=programs[program], starts_on=starts_on
        )
        cohort.grants.set([grants[grant] for grant in paid_by])
    firms = {key: Employer.objects.create(key=key, name=key) for key in EMPLOYERS}
    for key, parent in FIRMS.items():
        Employer.objects.filter(key=key).update(parent=firms[parent])


def write(people: list[Person]) -> None:
    """Put a population into an empty database, in one audited act."""
    with event("test.population", bulk=True):
        write_ground()
        write_people(people)


def write_people(people: list[Person], prefix: str = "person") -> None:
    cohorts = {cohort.key: cohort for cohort in Cohort.objects.all()}
    firms = {firm.key: firm for firm in Employer.objects.all()}
    rows = Participant.objects.bulk_create(Participant(key=f"{prefix}-{n}") for n in range(len(people)))
    pairs = list(zip(rows, people, strict=True))
    Identity.objects.bulk_create(
        Identity(participant=row, first_name="A", last_name=row.key, birth_date=p.birth_date) for row, p in pairs
    )
    Traits.objects.bulk_create(Traits(participant=row, gender=p.gender, race=list(p.race)) for row, p in pairs)
    PriorJob.objects.bulk_create(
        PriorJob(participant=row, hourly_wage=p.prior.hourly_wage, weekly_hours=p.prior.weekly_hours,
                 ended_on=p.prior.ended_on) for row, p in pairs
    )  # fmt: skip
    Exclusion.objects.bulk_create(
        Exclusion(participant=row, reason_sealed=b"-", effective_on=x.effective_on, keeps_education=x.reason == "07")
        for row, p in pairs
        for x in p.exclusions
    )
    Enrollment.objects.bulk_create(
        Enrollment(participant=row, cohort=cohorts[cohort], status=e.status, enrolled_on=e.enrolled_on,
                   ended_on=e.ended_on, training_type=e.training_type)
        for row, p in pairs for cohort, e in p.enrollments
    )  # fmt: skip
    works = [(row, work) for row, p in pairs for work in p.work]
    placements = Placement.objects.bulk_create(
        Placement(
            key=f"{prefix}-job-{n:06}",
            participant=row,
            employer=firms[work.job.employer],
            cohort=cohorts.get(work.cohort),
            started_on=work.job.started_on,
            last_day_worked=work.job.last_day_worked,
            last_known_employed_on=work.job.last_known_employed_on,
            first_observed_on=work.job.first_observed_on,
            subsidized=work.job.subsidized,
            living_wage_hourly=work.living_wage,
            **asdict(work.conditions),
        )
        for n, (row, work) in enumerate(works)
    )
    FollowUp.objects.bulk_create(
        FollowUp(placement=placement, observed_on=f.observed_on, status=f.status, source=f.source,
                 employer=firms.get(f.employer), hourly_wage=f.hourly_wage)
        for placement, (_row, work) in zip(placements, works, strict=True) for f in work.job.follow_ups
    )  # fmt: skip
    Service.objects.bulk_create(
        Service(participant=row, provided_on=s.provided_on, keeps_open=s.keeps_open, planned=s.planned)
        for row, p in pairs for s in p.services
    )  # fmt: skip
    QuarterlyWage.objects.bulk_create(
        QuarterlyWage(participant=row, quarter=quarter_name(w.quarter), employer=firms.get(w.employer),
                      amount=w.amount, source=w.source)
        for row, p in pairs for w in p.quarterly
    )  # fmt: skip
    Credential.objects.bulk_create(
        Credential(participant=row, type=c.type, attained_on=c.attained_on) for row, p in pairs for c in p.credentials
    )
    SkillGain.objects.bulk_create(SkillGain(participant=row, gained_on=day) for row, p in pairs for day in p.gains)
