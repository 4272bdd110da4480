"""The clock goes from day to day; messages are written, sent and answered by the very services that people use."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from unittest import mock

from django.utils import timezone

from intermediary.initiatives.models import Initiative
from intermediary.messages import services as messages
from intermediary.messages.backends import Outgoing
from placements.enums import FollowUpStatus, Source
from placements.followups import answers, links
from placements.followups.answers import Answer
from placements.followups.asking import EMPLOYER_STEPS, ask
from placements.followups.enums import OPEN, Outcome, State, Way
from placements.followups.models import Plan
from placements.followups.play import in_play
from placements.followups.simulation.population import FIRST, Somebody
from placements.followups.wages import matching
from placements.followups.wages.layout import BACK
from placements.followups.windows import OPEN_DAYS, QUARTERS, WAGE_QUARTERS, Window, windows
from placements.outcomes.definitions.retention import MILESTONES
from placements.outcomes.engine import compute
from placements.outcomes.oracle.dates import after_exit, quarter_name, quarter_of, quarter_span

LINK = re.compile(r"/(c|confirm)/([\w=-]+)/")
STAFF_DAY = 40  # after a window is due, staff call whoever has not answered


class Year:
    """One simulation. `run` ends when no window is open any more; `wrong` says what is not as it must be."""

    def __init__(self, initiative: Initiative, people: list[Somebody], answering: set[int], every: bool = True,
                 say=lambda words: None):  # fmt: skip
        self.initiative, self.people, self.answering = initiative, people, answering
        self.say = say
        self.every = every  # also the days on which nothing should happen: the ones after a step
        self.by_job = {somebody.placement.pk: somebody for somebody in people}
        self.by_person = {somebody.placement.participant_id: somebody for somebody in people}
        self.outbox: list[Outgoing] = []
        self.sent: list[tuple[date, str]] = []
        self.count: Counter = Counter()
        self.wrong: list[str] = []
        self.exits = dict(initiative.cohorts.get().enrollments.values_list("participant", "ended_on"))

    def run(self) -> None:
        with self._delivering():
            month = 0
            for day in self._days():
                if day.month != month:
                    month = day.month
                    self.say(f"{day:%Y-%m}: {self.count['messages']} messages so far")
                self._live(day)
        self.end = day
        self.judge()

    def _days(self) -> Iterator[date]:
        """Every day on which something can happen, to the day after the last window closes."""
        plan = Plan.objects.get(initiative=self.initiative)
        asked = {*plan.days, *(plan.employer_day + n for n in EMPLOYER_STEPS), STAFF_DAY, OPEN_DAYS + 1}
        later = {n + more for n in asked for more in ((0, 1) if self.every else (0,))}
        due = {s.placement.started_on + timedelta(days=n) for s in self.people for n in MILESTONES}
        ends = {after_exit(self.exits[pk], n).end for pk in self.by_person for n in QUARTERS}
        due |= {end.replace(day=1) for end in ends}
        self.calling = {day + timedelta(days=STAFF_DAY) for day in due}
        days = {day + timedelta(days=n) for day in due for n in later}
        days |= {end + timedelta(days=20) for end in ends}  # wage records come in
        days |= {quarter_span(quarter_of(end) + WAGE_QUARTERS).end + timedelta(days=1) for end in ends}
        return iter(sorted(day for day in days if day >= FIRST))

    def _live(self, day: date) -> None:
        noon = self._clock(day)
        ask(initiative=self.initiative, as_of=day, now=noon)
        messages.send_due(lambda: noon)
        for outgoing in self.outbox:
            self._arrived(outgoing, day, noon)
        self.outbox.clear()
        self._staff(day, noon)
        if any(day == end + timedelta(days=20) for end in self._quarter_ends()):
            self._wages(day)

    def _clock(self, day: date) -> datetime:
        return datetime.combine(day, time(12), timezone.get_default_timezone())

    @contextmanager
    def _delivering(self) -> Iterator[None]:
        """A provider that takes every message and hands it to whom it is for."""
        provider = mock.Mock()
        provider.send = self.outbox.append
        with (
            mock.patch("intermediary.messages.services.backend", return_value=provider),
            mock.patch("placements.followups.asking.available", return_value=(Way.SMS, Way.EMAIL)),
        ):
            yield

    def _arrived(self, outgoing: Outgoing, day: date, noon: datetime) -> None:
        self.count["messages"] += 1
        self.sent.append((day, outgoing.to))
        kind, token = LINK.search(outgoing.body).groups()
        link = links.find(token)
        if kind == "confirm":
            self._firm(link, day, noon)
            return
        somebody = self.by_person[link.participant_id]
        tried = max(link.attempts.values_list("step", flat=True))
        if somebody.answers_at is not None and tried >= somebody.answers_at:
            answers.check_in(link=link, answer=self._truth(somebody, day), stop=False, now=noon)
            self.count["answers of people"] += 1

    def _firm(self, link, day: date, noon: datetime) -> None:
        if link.employer_id in self.answering:
            said = {job: self._truth(self.by_job[job.pk], day, own=False) for job in answers.asked_of(link)}
            self.count["answers of firms"] += answers.confirm(link=link, answers=said, said_by="Contact", now=noon)

    def _staff(self, day: date, noon: datetime) -> None:
        """Calls of coaches: each person once a window, with the answer on their behalf where they pick up."""
        if day not in self.calling:
            return
        late = [w for w in self._open(day) if (day - w.due_on).days == STAFF_DAY]
        called = set()
        for window in late:
            somebody = self.by_person[window.participant_id]
            if somebody.calls and window.participant_id not in called:
                called.add(window.participant_id)
                truth = self._truth(somebody, day)
                answers.add(placement=somebody.placement, by=None, observed_on=day, status=truth.status, at=noon,
                            source=Source.PARTICIPANT, last_day=truth.last_day, way=Way.PHONE)  # fmt: skip
                self.count["answers by phone"] += 1
            elif not somebody.calls:
                answers.log_call(window_key=window.key, way=Way.PHONE, outcome=Outcome.NO_ANSWER, on=day, by=None)

    def _open(self, day: date) -> list[Window]:
        return windows(as_of=day, initiative=self.initiative, people=in_play(self.initiative, day), states=OPEN)

    def _truth(self, somebody: Somebody, day: date, own: bool = True) -> Answer:
        there = somebody.there_on(day)
        somebody.told.append((day, there, own))
        if there:
            return Answer(FollowUpStatus.EMPLOYED_SAME)
        return Answer(FollowUpStatus.NOT_EMPLOYED, last_day=somebody.left)

    def _quarter_ends(self) -> set[date]:
        return {after_exit(exit_on, n).end for exit_on in self.exits.values() for n in QUARTERS}

    def _wages(self, day: date) -> None:
        """The agency's file of the quarter that ended twenty days ago."""
        span = quarter_span(quarter_of(day) - 1)
        file = io.StringIO()
        writer = csv.writer(file)
        writer.writerow(BACK)
        for somebody in self.people:
            if somebody.in_wages:
                job = somebody.placement
                worked = job.started_on <= span.end and somebody.there_on(span.start)
                writer.writerow([f"simulated-{job.key[-5:]}", quarter_name(quarter_of(span.end)), "",
                                 "$5,200.00" if worked else "0"])  # fmt: skip
        taken = matching.receive(initiative=self.initiative, file_name="wages.csv", content=file.getvalue().encode(),
                                 as_of=day, by=None)  # fmt: skip
        matching.import_file(file=taken, by=None)
        self.count["wage files"] += 1

    def judge(self) -> None:
        found = windows(as_of=self.end, initiative=self.initiative)
        self.states = Counter(window.state for window in found)
        still = [w for w in found if w.state in (*OPEN, State.AHEAD)]
        if still:
            self.wrong.append(f"{len(still)} windows are not closed, such as {still[0]}")
        expected = len(self.people) * (len(MILESTONES) + len(QUARTERS))
        if len(found) != expected:
            self.wrong.append(f"{len(found)} windows and not {expected}")
        twice = [pair for pair, n in Counter(self.sent).items() if n > 1]
        if twice:
            self.wrong.append(f"{len(twice)} people got two messages on one day, such as {twice[0]}")
        self._compare()

    def _compare(self) -> None:
        """The engine's numbers beside what the seed makes true and told."""
        rows = {
            row.measure: row for row in compute(as_of=self.end, initiative=self.initiative,
                                                measures=["sector.ret.same", "wioa.er_q2", "wioa.er_q4"])
            if row.scope == "initiative"
        }  # fmt: skip
        self.figures = {}
        for n in MILESTONES:
            self._beside(rows[f"sector.ret.same.{n}"], [self._retained(somebody, n) for somebody in self.people])
        for n in QUARTERS:
            self._beside(rows[f"wioa.er_q{n}"], [self._employed(somebody, n) for somebody in self.people])

    def _beside(self, row, truth: list[bool | None]) -> None:
        wanted = (truth.count(True), len(truth), truth.count(None))
        found = (row.numerator, row.denominator, row.unknown)
        self.figures[row.measure] = found
        if found != wanted:
            self.wrong.append(f"{row.measure}: {found} and not {wanted} (achieved, eligible, unknown)")

    def _known_end(self, somebody: Somebody) -> tuple[date, bool]:
        """The last day that the job is known to be held, and whether it is known to have ended then."""
        if any(not there for _day, there, _own in somebody.told):
            return somebody.left, True
        return max((day for day, _there, _own in somebody.told), default=somebody.placement.started_on), False

    def _retained(self, somebody: Somebody, n: int) -> bool | None:
        day = somebody.placement.started_on + timedelta(days=n)
        held, ended = self._known_end(somebody)
        return True if held >= day else False if ended else None

    def _employed(self, somebody: Somebody, n: int) -> bool | None:
        span = after_exit(self.exits[somebody.placement.participant_id], n)
        held, _ended = self._known_end(somebody)
        if somebody.placement.started_on <= span.end and held >= span.start:
            return True
        if somebody.in_wages:
            return somebody.there_on(span.start) and somebody.placement.started_on <= span.end
        idle = any(own and not there and day in span for day, there, own in somebody.told)
        return False if idle else None


def figures(year: Year) -> dict[str, object]:
    """What a run shows, by its words."""
    found: dict[str, object] = {"Last day": year.end.isoformat()}
    found |= {f"Windows {State(state).value}": n for state, n in sorted(year.states.items())}
    found |= {words.capitalize(): n for words, n in year.count.items()}
    found |= {measure: f"{yes} of {n}, {unknown} unknown" for measure, (yes, n, unknown) in year.figures.items()}
    return found
