"""What happens in training: who enters a cohort, who completes, and what is on record of it."""

from dataclasses import dataclass
from datetime import date
from random import Random

from intermediary.dashboards.demo.people import Person, person, pick
from intermediary.dashboards.demo.rows import Tables, days, row
from intermediary.dashboards.demo.schedule import Cohort

SECOND_TRAINING = 0.05  # seats taken by people who completed an earlier cohort of the initiative
DISMISSED = 0.14  # of those who do not complete
REASONS = {
    "withdrawn": {
        "Took a job": 24, "Child care": 17, "Health": 12, "Transportation": 12, "Moved away": 8,
        "Schedule did not fit": 12, "Family": 10, "": 8,
    },
    "dismissed": {"Attendance": 7, "Academic progress": 4, "Conduct": 1},
}  # fmt: skip
EARLY = {"Intake and assessment": True, "Career plan": True}
DURING = {"Individual coaching": True, "Transportation assistance": False, "Digital skills workshop": True,
          "Child care referral": False, "Interview preparation": True}  # fmt: skip


@dataclass
class Seat:
    """One enrollment as the demo goes on with it."""

    person: Person
    cohort: Cohort
    status: str
    enrolled_on: date
    ended_on: date | None


class Training:
    """Fills cohorts in the order of time and writes people, enrollments, services and credentials."""

    def __init__(self, random: Random, demo_day: date, tables: Tables):
        self.random, self.today, self.tables = random, demo_day, tables
        self.seats: list[Seat] = []
        self.people: list[Person] = []

    def fill(self, cohort: Cohort) -> None:
        again = self._returning(cohort)
        for number in range(cohort.seats):
            since = min(cohort.starts_on - days(self.random.choice((0, 0, 3, 5, 9))), self.today)
            if cohort.starts_on > self.today:
                since = self.today - days(self.random.randint(2, 40))
            someone = again[number] if number < len(again) else self._newcomer(cohort, since)
            self._seat(someone, cohort, since)

    def _returning(self, cohort: Cohort) -> list[Person]:
        """People who completed something of this initiative at least two months before, and come for more."""
        before = cohort.starts_on - days(60)
        ready = [
            seat.person
            for seat in self.seats
            if seat.status == "completed" and seat.ended_on < before and len(seat.person.cohorts) == 1
            and seat.cohort.program.initiative == cohort.program.initiative
            and seat.cohort.program.key != cohort.program.key
        ]  # fmt: skip
        wanted = sum(self.random.random() < SECOND_TRAINING for _seat in range(cohort.seats))
        return self.random.sample(ready, min(wanted, len(ready)))

    def _newcomer(self, cohort: Cohort, since: date) -> Person:
        someone, cells = person(self.random, len(self.people) + 1, cohort.program.initiative, since, self.today)
        self.people.append(someone)
        self.tables["participants"].append(cells)
        return someone

    def _seat(self, someone: Person, cohort: Cohort, since: date) -> None:
        status, ended_on, reason = self._fate(someone, cohort, since)
        someone.cohorts.add(cohort.key)
        seat = Seat(someone, cohort, status, since, ended_on)
        self.seats.append(seat)
        number = len(self.seats)
        self.tables["enrollments"].append(
            row(
                "enrollments", enrollment=f"N-{number:05d}", participant=someone.key, cohort=cohort.key, status=status,
                enrolled_on=since, ended_on=ended_on, reason=reason,
            )
        )  # fmt: skip
        self._services(seat)
        if status == "completed":
            self._credential(seat)

    def _fate(self, someone: Person, cohort: Cohort, since: date) -> tuple[str, date | None, str]:
        random = self.random
        if cohort.starts_on > self.today:
            return pick(random, {"applied": 5, "offered": 3, "waitlisted": 2}), None, ""
        length = (cohort.ends_on - since).days
        if random.random() < min(cohort.program.completion * someone.steadiness, 0.97):
            if cohort.ends_on <= self.today:
                return "completed", cohort.ends_on, ""
            return "enrolled", None, ""
        left = since + days(length * random.betavariate(1.4, 1.8)) + days(2)
        if left > min(self.today, cohort.ends_on):
            return ("enrolled", None, "") if cohort.ends_on > self.today else ("withdrawn", cohort.ends_on, "")
        status = "dismissed" if random.random() < DISMISSED else "withdrawn"
        return status, left, pick(random, REASONS[status])

    def _services(self, seat: Seat) -> None:
        random, last = self.random, seat.ended_on or self.today
        given = [(seat.enrolled_on - days(random.randint(0, 21)), kind, keeps) for kind, keeps in EARLY.items()]
        span = max((last - seat.enrolled_on).days, 0)
        for kind, keeps in DURING.items():
            if random.random() < 0.25:
                given.append((seat.enrolled_on + days(random.randint(0, span)), kind, keeps))
        for day, kind, keeps in sorted(given):
            key = f"S-{len(self.tables['services']) + 1:05d}"
            self.tables["services"].append(
                row("services", service=key, participant=seat.person.key, kind=kind, provided_on=day,
                    keeps_open=keeps)
            )  # fmt: skip

    def _credential(self, seat: Seat) -> None:
        if self.random.random() > 0.86:
            return
        kind, title = seat.cohort.program.credential
        key = f"D-{len(self.tables['credentials']) + 1:05d}"
        evidence = pick(self.random, {"Copy on file": 6, "Registry": 3, "Provider's list": 2, "": 1})
        attained_on = min(seat.ended_on + days(self.random.choice((0, 0, 7, 14, 21, 35))), self.today)
        self.tables["credentials"].append(
            row("credentials", credential=key, participant=seat.person.key, cohort=seat.cohort.key, type=kind,
                title=title, attained_on=attained_on, evidence=evidence)
        )  # fmt: skip
