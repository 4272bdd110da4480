"""Which jobs come on record, and what is known of them: ends that nobody reported stay unknown."""

from datetime import date, timedelta
from random import Random

from intermediary.dashboards.demo.follow_up import FollowUp
from intermediary.dashboards.demo.people import maybe, pay_level, pick
from intermediary.dashboards.demo.rows import Tables, days, money, row
from intermediary.dashboards.demo.work import Job

ON_RECORD = 0.65  # of jobs that no cohort led to: a row; others are only seen in follow-ups
REPORTED = 0.55  # of ends that somebody tells of at once
ROSTER = 0.6  # of jobs held at firms that answer: on their latest staff list
LATE = 0.015  # placements that a roster brought to light
LIVING_WAGE = 20.5  # an hour, where `pay_level` is 1
FULL_TIME = 35
NO_WAGE, NO_HOURS, NO_QUALITY = 0.04, 0.06, 0.1
ELSEWHERE = {"43-4051": 3, "53-7065": 3, "35-3023": 2, "37-2012": 2, "41-2031": 2, "": 1}
END_REASONS = {"Better job": 8, "Laid off": 4, "Dismissed": 4, "Child care": 3, "Moved away": 2, "Health": 3,
               "Schedule": 3, "Transportation": 2, "Back to school": 2, "": 8}  # fmt: skip


class Evidence:
    def __init__(self, random: Random, demo_day: date, tables: Tables):
        self.random, self.today, self.tables = random, demo_day, tables
        self.chosen = Random("part time by choice")  # a stream of its own leaves all other answers as they were
        self.follow_up = FollowUp(random, demo_day, tables)

    def record(self, jobs: list[Job]) -> None:
        """Write what is known of all jobs of one person."""
        answered: set[date] = set()
        for job in sorted(jobs, key=lambda job: (job.seat is None, job.started_on)):
            again = any(other.firm.key == job.firm.key and other.started_on > job.started_on for other in jobs)
            if job.seat is not None:
                key = self._key()
                known = self.follow_up.of(key, job, jobs)
                answered.update(known.answered)
                self._placement(key, job, end=known.end or again, seen=())
            elif again or job.returned or self.random.random() < ON_RECORD:
                seen = sorted(day for day in answered if job.held_on(day))
                told = job.last_day is not None and any(day > job.last_day for day in answered)
                self._placement(self._key(), job, end=again or (told and self.random.random() < 0.8), seen=seen)

    def _key(self) -> str:
        return f"J-{len(self.tables['placements']) + 1:05d}"

    def _placement(self, key: str, job: Job, *, end: bool, seen: list[date] | tuple) -> None:
        random = self.random
        known_end = None
        # Nobody tells of an end on the day itself; it comes on record within some weeks.
        told = job.last_day is not None and job.last_day + days(random.randint(2, 25)) <= self.today
        if job.last_day is not None and (end or (told and random.random() < REPORTED)):
            known_end = job.last_day
        seen_on = self._seen(job, known_end, seen)
        observed_on = self._late(job, seen_on or known_end)
        self.tables["placements"].append(
            row(
                "placements", placement=key, participant=job.person.key, employer=job.firm.key,
                cohort=job.seat and job.seat.cohort.key,
                soc=job.program.soc if job.related else pick(random, ELSEWHERE), started_on=job.started_on,
                last_day_worked=known_end, first_observed_on=observed_on, last_known_employed_on=seen_on,
                hourly_wage=None if random.random() < NO_WAGE else job.wage,
                weekly_hours=None if random.random() < NO_HOURS else job.hours,
                subsidized=maybe(random, 0.05, unknown=0.03), training_related=job.related,
                end_reason=pick(random, END_REASONS) if known_end else "", **self._quality(job),
            )
        )  # fmt: skip

    def _seen(self, job: Job, known_end: date | None, seen: list[date] | tuple) -> date | None:
        """The last day somebody is on record as having the job, apart from follow-ups. Not needed where it ended."""
        if known_end:
            return None
        days_seen = list(seen)
        roster = self.today - timedelta(days=self.today.day)  # the end of last month
        if job.firm.confirms and job.held_on(roster) and self.random.random() < ROSTER:
            days_seen.append(roster)
        return max(days_seen, default=None)

    def _late(self, job: Job, known: date | None) -> date | None:
        """For a few, the day their record began, after the job did."""
        day = job.started_on + days(self.random.randint(15, 80))
        return day if known and known > day and self.random.random() < LATE * 2 else None

    def _quality(self, job: Job) -> dict:
        """Answers about the job: firms differ, and some questions stay open."""
        random, firm = self.random, job.firm
        answers = {
            item: maybe(random, min(firm.good * factor, 0.98), unknown=NO_QUALITY)
            for item, factor in {
                "health_insurance": 1.1, "paid_leave": 1.15, "retirement_plan": 0.95, "advancement_path": 0.9,
                "worker_voice": 0.6,
            }.items()
        }  # fmt: skip
        notice = pick(random, {7: 3, 10: 1, 14: 6, 21: 2, 28: 2}) if random.random() > 0.15 else None
        answers |= self._threshold(job) | {"schedule_notice_days": notice}
        if job.hours < FULL_TIME:
            answers["part_time_by_choice"] = maybe(self.chosen, 0.4, unknown=0.25)
        return answers

    def _threshold(self, job: Job) -> dict:
        """The living wage of the year in which the job began: as it stood then, and as invented as the firms."""
        wage = LIVING_WAGE * pay_level(job.started_on)
        source = f"Invented table, {job.started_on.year}, one adult without children"
        return {"living_wage_hourly": money(wage), "living_wage_source": source}
