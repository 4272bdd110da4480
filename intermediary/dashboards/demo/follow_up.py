"""What comes back about a placement: answers at 30, 90, 180 and 365 days and later, from several sources, or none."""

from datetime import date
from random import Random
from typing import NamedTuple

from intermediary.dashboards.demo.people import pick
from intermediary.dashboards.demo.rows import Tables, days, money, row
from intermediary.dashboards.demo.work import Job

CHECKS = (30, 60, 90, 180, 365, 730)
ANSWERED = 0.86  # of checks with somebody who can be reached
CONFIRMED = 0.9  # of checks with a firm that answers
CONFLICT = 0.03
SOURCES = {"participant": 70, "pay_stub": 12, "ui_match": 13, "staff": 5}
FIRM_SOURCES = {"payroll": 55, "employer": 45}


class Known(NamedTuple):
    """What follow-up brought to light: days on which somebody answered, and whether the end became known."""

    answered: tuple[date, ...]
    end: bool


class FollowUp:
    """Writes follow-ups. What they say is the truth of that day; a weaker source sometimes contradicts."""

    def __init__(self, random: Random, demo_day: date, tables: Tables):
        self.random, self.today, self.tables = random, demo_day, tables

    def of(self, placement: str, job: Job, jobs: list[Job]) -> Known:
        """Follow up one placement (its key) of a person with all their `jobs`."""
        answered, end = [], False
        for check in CHECKS:
            day = job.started_on + days(check + self.random.choice((0, 0, 0, 1, 1, 2, 3, 5, 8, 13)))
            if day > self.today:
                break
            died = job.person.died_on
            if died and day >= died:
                self._write(placement, day, "deceased", source="staff")
                break
            source = self._source(job, day)
            if source is None:
                self._write(placement, day, "unreached", source="staff")
                continue
            if not job.held_on(day):
                end = end or self.random.random() < 0.85
                if source in FIRM_SOURCES:  # the firm says when it ended, and nothing of what came after
                    end = True
                    continue
            if self._answer(placement, job, jobs, day, source):
                answered.append(day)
        return Known(tuple(answered), end)

    def _source(self, job: Job, day: date) -> str | None:
        """Who answers on a day; None where nobody is reached."""
        if job.firm.confirms and self.random.random() < CONFIRMED:
            return pick(self.random, FIRM_SOURCES)
        lost = job.person.lost_after
        if (lost and day > lost) or self.random.random() > ANSWERED:
            return None
        return pick(self.random, SOURCES)

    def _answer(self, placement: str, job: Job, jobs: list[Job], day: date, source: str) -> bool:
        """Write what was true of the person on that day. False where that cannot be said of this placement."""
        if job.held_on(day):
            self._write(placement, day, "employed_same", source=source, **self._pay(job, day))
            if source in ("payroll", "employer", "pay_stub") and self.random.random() < CONFLICT:
                self._write(placement, day, pick(self.random, {"employed_other": 2, "not_employed": 1}), source="staff")
            return True
        other = next((other for other in jobs if other is not job and other.held_on(day)), None)
        if other is None:
            self._write(placement, day, "not_employed", source=source)
        elif other.firm.key != job.firm.key:
            self._write(placement, day, "employed_other", source=source, employer=other.firm.key)
        else:  # back with the same firm: the second row of the person says so
            return False
        return True

    def _pay(self, job: Job, day: date) -> dict:
        """Wage and hours of the day, from half a year on and where the source tells."""
        years = (day - job.started_on).days / 365.25
        if years < 0.45 or self.random.random() > 0.75:
            return {}
        raised = float(job.wage) * (1 + max(self.random.gauss(0.045, 0.025), 0) * years)
        return {"hourly_wage": money(raised), "weekly_hours": job.hours}

    def _write(self, placement: str, day: date, status: str, **cells) -> None:
        key = f"F-{len(self.tables['follow_ups']) + 1:05d}"
        self.tables["follow_ups"].append(
            row("follow_ups", follow_up=key, placement=placement, observed_on=day, status=status, **cells)
        )
