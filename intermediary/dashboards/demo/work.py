"""What really happens at work: who is placed, how long a job lasts, what comes after it.

This is the truth of the demo. What of it comes on record is another matter: `evidence`.
"""

import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from random import Random

from intermediary.dashboards.demo.firms import Firm
from intermediary.dashboards.demo.people import Person, minimum_wage, pay_level
from intermediary.dashboards.demo.programs import Program
from intermediary.dashboards.demo.rows import days, money
from intermediary.dashboards.demo.training import Seat

# Share still in the same job after so many days; between them the hazard is even.
SURVIVAL = ((0, 1.0), (30, 0.945), (60, 0.9), (90, 0.865), (180, 0.775), (365, 0.665), (1095, 0.4), (2555, 0.2))
NEXT_JOB = 0.66  # of those whose job ends
BACK_TO_SAME = 0.06  # of next jobs
SECOND_JOB = 0.04  # a part-time job beside the placement
LATE_PLACEMENT = 0.05  # of those not placed in time


@dataclass
class Job:
    """A job as it was; `last_day` is None while it goes on. With `seat` it is a placement of that cohort."""

    person: Person
    firm: Firm
    program: Program
    started_on: date
    last_day: date | None
    wage: Decimal
    hours: int
    related: bool
    seat: Seat | None = None
    returned: bool = False  # the same firm took the person back

    def held_on(self, day: date) -> bool:
        return self.started_on <= day and (self.last_day is None or day <= self.last_day)


class Labor:
    """Places people who completed and lets their working lives run up to the demo day."""

    def __init__(self, random: Random, firms: list[Firm], demo_day: date):
        self.random, self.today = random, demo_day
        self.firms = defaultdict(list)
        for firm in firms:
            self.firms[firm.kind].append(firm)
        self.jobs: dict[str, list[Job]] = defaultdict(list)  # participant key → jobs in the order they began

    def place(self, seat: Seat) -> None:
        """A completed seat becomes a job, or not; the person's earlier jobs give way to it."""
        start = self._first_day(seat)
        if start is None or start > self.today:
            return
        jobs = self.jobs[seat.person.key]
        jobs[:] = [job for job in jobs if job.started_on < start]
        for job in jobs:
            if job.last_day is None or job.last_day >= start:
                job.last_day = start - days(1)
        firm = self._firm(seat.cohort.program, avoid={job.firm.key for job in jobs})
        first = self._job(seat.person, firm, seat.cohort.program, start, seat=seat)
        jobs.append(first)
        self._afterwards(first)
        if self.random.random() < SECOND_JOB:
            beside = start + days(self.random.randint(20, 200))
            if first.held_on(beside) and beside <= self.today:
                other = self._firm(seat.cohort.program, avoid={job.firm.key for job in jobs})
                jobs.append(self._job(seat.person, other, seat.cohort.program, beside, hours=12))

    def _first_day(self, seat: Seat) -> date | None:
        random, program = self.random, seat.cohort.program
        if random.random() < program.placement * min(seat.person.steadiness + 0.02, 1.0):
            if random.random() < 0.08:
                return seat.ended_on - days(random.randint(0, 12))
            return seat.ended_on + days(min(1 + random.expovariate(1 / 40), random.randint(120, 178)))
        if random.random() < LATE_PLACEMENT:
            return seat.ended_on + days(random.randint(185, 330))
        return None

    def _firm(self, program: Program, avoid: set[str]) -> Firm:
        """A firm that hires from the program and that the person has not worked for; else any such firm."""
        for _try in range(20):
            kind = self.random.choices(list(program.kinds), list(program.kinds.values()))[0]
            firm = self.random.choices(self.firms[kind], [firm.weight for firm in self.firms[kind]])[0]
            if firm.key not in avoid:
                return firm
        return self.random.choice([firm for kind in self.firms.values() for firm in kind if firm.key not in avoid])

    def _job(self, person: Person, firm: Firm, program: Program, start: date, **given) -> Job:
        random = self.random
        related = random.random() < 0.84
        full = random.choices((40, 36, 37, 32, 30, 24, 20), (50, 16, 6, 9, 7, 7, 5))[0]
        wage = program.wage * pay_level(start) * firm.pay * random.gauss(1, 0.06) * (1.02 if related else 0.95)
        last_day = start + days(self._length(firm, related))
        return Job(
            person=person, firm=firm, program=program, started_on=start,
            last_day=last_day if last_day < self.today else None,
            wage=money(max(wage, minimum_wage(start))), hours=given.pop("hours", full), related=related, **given,
        )  # fmt: skip

    def _length(self, firm: Firm, related: bool) -> float:
        """Days a job lasts, drawn from SURVIVAL with the firm's and the job's own hazard."""
        hazard = firm.staying * (1 if related else 1.25) * 1.05
        left = -math.log(self.random.random()) / hazard
        for (day, share), (next_day, next_share) in pairwise(SURVIVAL):
            step = math.log(share / next_share)
            if left < step:
                return day + (next_day - day) * left / step
            left -= step
        return SURVIVAL[-1][0]

    def _afterwards(self, job: Job) -> None:
        """The next job, and the one after that, until one goes on or none is found."""
        while job.last_day is not None and self.random.random() < NEXT_JOB:
            gap = self.random.choices((0, self.random.randint(1, 30), self.random.randint(31, 160)), (25, 45, 30))[0]
            back = self.random.random() < BACK_TO_SAME
            start = job.last_day + days(gap + 1 + (20 if back else 0))
            if start > self.today:
                return
            jobs = self.jobs[job.person.key]
            firm = job.firm if back else self._firm(job.program, avoid={other.firm.key for other in jobs})
            job = self._job(job.person, firm, job.program, start, returned=back)
            jobs.append(job)
