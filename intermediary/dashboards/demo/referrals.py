"""Who was put forward to which employer, and what came of it: of late and still open, and the hires that it led to."""

from datetime import date, datetime, time
from random import Random

from django.utils import timezone

from employers.enums import Shift
from employers.models import Opening
from intermediary.accounts.models import User
from intermediary.accounts.roles import Role
from intermediary.dashboards.demo.firms import HOMES, SYSTEM
from intermediary.dashboards.demo.rows import days
from intermediary.initiatives.models import Initiative
from participants.models import Consent
from placements.models import Placement
from placements.referrals.enums import REASONS, Shown, Status, Way
from placements.referrals.models import JobWish, Referral, Step
from trainings.models import Enrollment

SKILLS = ("Lifting", "Charting", "Vital signs", "Blueprint reading", "Customer contact", "CNC set-up",
          "Sterile technique", "Dementia care", "Measuring tools", "Phlebotomy")  # fmt: skip
WHY = ("Finished near the top of the class and asked for this kind of work. Lives close by.",
       "Two years of caring for a relative before the training. Calm with people, never late.",
       "Wants nights, and did them in the clinical placement. The instructor recommends warmly.",
       "Quick with machines, careful with measures. Has asked about your shop since the tour.",
       "Comes back to work after a break, and is sure about it. Reliable transport.")  # fmt: skip
# How far those of late are, and how often.
PATHS = {(): 12, ("yes",): 8, ("interview",): 12, ("not_now",): 6, ("no",): 10, ("interview", "offered"): 5,
         ("interview", "not_hired"): 6, ("withdrawn",): 3, None: 8}  # fmt: skip
OPENINGS, EACH = 16, 4  # of an initiative, and people for each at most
HIRES = 40  # the latest placements at firms with openings that a referral led to


def write(*, demo_day: date, seed: int, users: dict[Role, User]) -> int:
    """Referrals with their steps, and job wishes. How many referrals. Needs an open event."""
    made = 0
    for initiative in Initiative.objects.order_by("pk"):
        made += Referring(Random(f"{seed} referrals {initiative.key}"), initiative, demo_day, users).write()
    return made


class Referring:
    def __init__(self, random: Random, initiative: Initiative, today: date, users: dict[Role, User]):
        self.random, self.initiative, self.today = random, initiative, today
        self.staff = [users[Role.COACH], users[Role.COACH], users[Role.MANAGER]]
        self.steps: list[Step] = []

    def write(self) -> int:
        people = self._people()
        self._wishes(people)
        made = [*self._past(), *self._late(people)]
        Referral.objects.bulk_create(made)
        for step in self.steps:
            step.referral_id = step.referral.pk
        Step.objects.bulk_create(self.steps)
        return len(made)

    def _people(self) -> list[Enrollment]:
        """The latest in training, or through it and not known to work, who agree to be referred."""
        agreed = Consent.objects.filter(purpose="referral", withdrawn_on=None).exclude(expires_on__lt=self.today)
        working = Placement.objects.filter(last_day_worked=None).values("participant")
        found = Enrollment.objects.filter(
            cohort__initiative=self.initiative, status__in=("enrolled", "completed"),
            participant__in=agreed.values("participant"), enrolled_on__gt=self.today - days(540),
        ).exclude(participant__in=working)  # fmt: skip
        return list({each.participant_id: each for each in found.order_by("enrolled_on", "pk")}.values())

    def _wishes(self, people: list[Enrollment]) -> None:
        random, shifts = self.random, [str(shift) for shift in Shift.values]
        JobWish.objects.bulk_create(
            JobWish(
                participant_id=each.participant_id, wage_floor=random.choice((17, 18, 19, 20, 21, 22)),
                hours_least=random.choice((None, 20, 30, 36)), hours_most=40,
                shifts_not=random.sample(shifts, random.choice((0, 1, 2))),
                travel_miles=random.choice((10, 20, 30, 45)),
                skills=sorted(random.sample(SKILLS, random.choice((0, 2, 3)))),
                languages=random.choice((["en"], ["en"], ["en", "es"], ["en", "pl"])),
            )
            for each in people
            if random.random() < 0.7
        )  # fmt: skip

    def _past(self) -> list[Referral]:
        """Placements of late that came by way of a referral to an opening of that firm."""
        openings = {}
        posted = Opening.objects.filter(initiative=self.initiative, posted_on__isnull=False)
        for opening in posted.order_by("posted_on"):
            openings.setdefault(opening.employer_id, opening)
        jobs = Placement.objects.filter(
            cohort__initiative=self.initiative, employer__in=openings, started_on__gt=self.today - days(240)
        )
        found = []
        for job in jobs.order_by("-started_on", "pk")[:HIRES]:
            opening = openings[job.employer_id]
            asked = max(opening.posted_on, job.started_on - days(self.random.randint(15, 45)))
            if asked > job.started_on - days(6):
                continue
            answered = asked + days(self.random.choice((0, 1, 1, 2, 3, 5)))
            path = [(Status.REFERRED, asked), (Status.INTERVIEW, answered), (Status.HIRED, job.started_on - days(3))]
            found.append(self._referral(job.participant_id, job.cohort_id, opening, path, placement=job))
        return found

    def _late(self, people: list[Enrollment]) -> list[Referral]:
        is_open = Opening.objects.filter(initiative=self.initiative, status="open").exclude(expires_on__lt=self.today)
        of_members = list(is_open.filter(employer__key__in=(SYSTEM, HOMES)).order_by("pk"))
        others = list(is_open.exclude(employer__key__in=(SYSTEM, HOMES)).order_by("-posted_on", "pk"))
        found = []
        for opening in [*of_members, *others][:OPENINGS]:
            for each in self.random.sample(people, min(len(people), self.random.randint(1, EACH))):
                then = self.random.choices(list(PATHS), list(PATHS.values()))[0]
                day = max(opening.posted_on, self.today - days(self.random.randint(2, 24)))
                path = [(Status.SUGGESTED, day)]
                if then is not None:
                    path.append((Status.REFERRED, day))
                    for status in then:
                        day = min(self.today, day + days(self.random.choice((0, 1, 1, 2, 4))))
                        path.append((Status(status), day))
                found.append(self._referral(each.participant_id, each.cohort_id, opening, path))
        return found

    def _referral(self, person: int, cohort: int, opening: Opening, path, **more) -> Referral:
        random, by = self.random, self.random.choice(self.staff)
        made = Referral(
            participant_id=person, cohort_id=cohort, opening=opening, status=path[-1][0], by=by, why=random.choice(WHY),
            shows=[Shown.CREDENTIALS] if random.random() < 0.6 else [], send_to_name="Hiring team",
            send_to=f"hiring-{opening.employer_id}@example.org", **more,
        )  # fmt: skip
        for number, (status, day) in enumerate(path, 1):
            ours = status in (Status.SUGGESTED, Status.REFERRED)
            self.steps.append(
                Step(
                    referral=made, number=number, status=status, on=day, at=_at(day, 9 + number),
                    way=Way.STAFF if ours else random.choice((Way.LINK, Way.LINK, Way.STAFF)), by=by if ours else None,
                    said_by="" if ours else "Hiring team",
                    reason=random.choice(REASONS[status]) if status in REASONS else "",
                    interview_at=_at(day + days(random.randint(3, 9)), 10) if status == Status.INTERVIEW else None,
                )
            )  # fmt: skip
        return made


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), timezone.get_default_timezone())
