"""Providers go down, workers are killed, the broker is emptied, every job is told three times, the clock jumps over
midnight, over both changes of the hour and over 29 February: each message goes out once, each window is asked once."""

import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from unittest import mock

from celery import current_app
from django.utils import timezone

from intermediary.initiatives.models import Initiative
from intermediary.jobs import services as jobs
from intermediary.jobs import tasks as sweeping
from intermediary.jobs.drills import Outcome, drill
from intermediary.jobs.models import Job
from intermediary.jobs.models import State as JobState
from intermediary.jobs.processes import Worker
from intermediary.messages import tasks as sending
from intermediary.messages.models import Message, State
from participants.models import Identity
from placements.followups import tasks
from placements.followups.drills import clock
from placements.followups.drills.provider import Providers
from placements.followups.enums import State as Window
from placements.followups.models import Attempt, Plan
from placements.followups.simulation import populate
from placements.followups.windows import windows
from placements.outcomes.bench.database import throwaway

CLOCK, WEAKENED = "placements.followups.drills.clock", "placements.followups.drills.weakened"
QUEUE = "drill"
DEADLINE = 120  # seconds until one moment's work must be done
# Local times: working days, the second before midnight, both nights on which the clock is changed, a leap day.
MOMENTS = ("2027-11-03T12:00", "2027-11-03T23:59:59", "2027-11-07T01:30", "2027-11-10T09:00", "2027-11-24T12:00",
           "2027-12-03T12:00", "2028-01-02T10:00", "2028-02-29T12:00", "2028-03-12T02:30", "2028-03-12T12:00",
           "2028-04-01T12:00", "2028-04-22T12:00")  # fmt: skip


@drill("followups", "SMTP and SMS down, workers killed, broker emptied, jobs told thrice, midnight, DST, 29 February")
def followups(options: dict, say) -> Outcome:
    size = min(options["placements"], 2000)
    current_app.conf.task_default_queue = QUEUE
    with throwaway(f"drill_followups_{size}_{options['seed']}", fresh=True):
        initiative, _people, _answering = populate(size, options["seed"])
        current_app.control.purge()
        include = [WEAKENED] if options["weakened"] else []
        outcome = Faults(initiative, options["seed"], options["times"], include, say).run()
        current_app.control.purge()
    return outcome


class Faults:
    """One drill on one initiative in which nobody answers."""

    def __init__(self, initiative: Initiative, seed: int, times: int, include=(), say=print, moments=MOMENTS):
        self.initiative, self.times, self.say, self.moments = initiative, times, say, moments
        self.include = (CLOCK, *include)
        self.random = Random(seed)  # noqa: S311
        self.count: Counter = Counter()
        self.wrong: list[str] = []
        self.providers = Providers(lambda: timezone.localdate(clock.now()))
        self.worker: Worker | None = None
        self.hinted: set[tuple[int, int]] = set()

    def run(self) -> Outcome:
        with self._ground():
            self.worker = Worker(*self.include, concurrency=1)
            try:
                for place, moment in enumerate(self.moments):
                    self.say(f"{moment}: {self.count['kills']} of {self.times} kills")
                    self._live(datetime.fromisoformat(moment), self.times * (place + 1) // len(self.moments))
                self._live(datetime.fromisoformat(self.moments[-1]) + timedelta(days=1), 0)  # what waited for a day
            finally:
                self.worker.kill()
            return self._verdict()

    @contextmanager
    def _ground(self) -> Iterator[None]:
        """The clock and the providers, for this process and for the workers it starts."""
        with tempfile.TemporaryDirectory() as folder, self.providers.open() as addresses:
            path = Path(folder) / "now"
            variables = {clock.VARIABLE: str(path), **addresses}
            path.write_text(self._at(datetime.fromisoformat(self.moments[0])).isoformat())
            with mock.patch.dict(os.environ, variables), mock.patch("django.utils.timezone.now", clock.now):
                os.environ.pop("EMAIL_FILE_PATH", None)
                yield

    def _at(self, local: datetime) -> datetime:
        return local.replace(tzinfo=timezone.get_default_timezone())

    def _live(self, moment: datetime, kills: int) -> None:
        """One moment: its asking and sending, with faults, until all that is due then is done."""
        clock.set_to(self._at(moment))
        if moment.second == 59:  # midnight passes while the jobs run
            self._sweep()
            clock.set_to(self._at(moment) + timedelta(seconds=2))
        while self.count["kills"] < kills:
            self.providers.down = self.random.random() < 0.3
            self.count["providers down"] += self.providers.down
            self._wait_for_progress()
            self._kill()
        self.providers.down = False
        self._catch_up(moment)

    def _wait_for_progress(self, patience: float = 12) -> None:
        """Until something was sent, or for a while in vain where nobody takes it; then a moment more."""
        before, until = self.providers.taken.total(), time.monotonic() + (3 if self.providers.down else patience)
        while time.monotonic() < until and not self._quiet():
            self._sweep()
            if self.providers.taken.total() > before:
                break
            time.sleep(0.05)
        time.sleep(self.random.uniform(0, 0.3 if self.providers.taken.total() > before else 2))

    def _kill(self) -> None:
        self.count["kills"] += 1
        if self.random.random() < 0.5 and self.worker.kill_child(self.random.choice):
            self.count["of a child only"] += 1
        else:
            self.worker.kill()
            self.worker = Worker(*self.include, concurrency=1)
        if self.count["kills"] % 3 == 0:
            current_app.control.purge()
            self.count["broker emptied"] += 1

    def _sweep(self) -> None:
        tasks.sweep_asking()
        sending.sweep_messages()
        sweeping.sweep()
        waiting = Job.objects.filter(state__in=(JobState.QUEUED, JobState.RUNNING))
        for pk, attempts in waiting.values_list("pk", "attempts"):
            if (pk, attempts) not in self.hinted:
                self.hinted.add((pk, attempts))
                for _ in range(3):  # the same job, delivered three times
                    jobs.hint(pk)
                    self.count["deliveries"] += 1

    def _catch_up(self, moment: datetime) -> None:
        """Sweep until nothing is due. Messages that a provider refused to take wait their minutes: time passes."""
        began, passed = time.monotonic(), self._at(moment)
        while not self._quiet():
            if time.monotonic() - began > DEADLINE:
                self.wrong.append(f"{moment}: not done within {DEADLINE} s")
                return
            self._sweep()
            passed += timedelta(minutes=5)
            if passed.date() == self._at(moment).date() or moment.second == 59:
                clock.set_to(max(passed, clock.now()))
            time.sleep(0.2)

    def _quiet(self) -> bool:
        today = timezone.localdate(clock.now())
        undone = Plan.objects.filter(initiative=self.initiative).exclude(asked_through__gte=today).exists()
        work = Job.objects.filter(state__in=(JobState.QUEUED, JobState.RUNNING)).exists()
        retried = Message.objects.filter(state=State.WAITING, attempts__gt=0,
                                         not_before__lte=clock.now() + timedelta(hours=1)).exists()  # fmt: skip
        due = Message.objects.filter(state=State.WAITING, not_before__lte=clock.now()).exists()
        return not (undone or work or due or retried)

    def _verdict(self) -> Outcome:
        self._judge_messages()
        self._judge_windows(timezone.localdate(clock.now()))
        figures = {words.capitalize(): n for words, n in self.count.items()}
        figures["Messages sent"] = Message.objects.filter(state=State.SENT).count()
        figures["Handed over again under the same key"] = sum(n - 1 for n in self.providers.taken.values())
        figures["Windows asked"] = Attempt.objects.count()
        return Outcome(figures, self.wrong)

    def _judge_messages(self) -> None:
        sent = set(Message.objects.filter(state=State.SENT).values_list("key", flat=True))
        taken = set(self.providers.taken)
        if sent - taken:
            self.wrong.append(f"{len(sent - taken)} messages are marked sent and no provider has them")
        if taken - sent:
            self.wrong.append(f"{len(taken - sent)} messages went out and are not marked")
        left = Message.objects.exclude(state=State.SENT).count()
        if left:
            self.wrong.append(f"{left} messages did not go out")
        several = [pair for pair, keys in self.providers.by_day.items() if len(keys) > 1]
        if several:
            self.wrong.append(f"{len(several)} people got two messages on one day, such as {several[0]}")

    def _judge_windows(self, today: date) -> None:
        """Each window that was due on a day of asking has its tries, each step once, and a message behind each."""
        keys = Counter(
            Attempt.objects.values_list("participant", "placement", "unit", "number", "due_on", "way", "step")
        )
        twice = [key for key, n in keys.items() if n > 1]
        if twice:
            self.wrong.append(f"{len(twice)} steps of windows were taken twice")
        if Attempt.objects.filter(message=None).exists():
            self.wrong.append("there are tries without a message")
        reachable = set(Identity.objects.exclude(phone="", email="").values_list("participant", flat=True))
        asked = {key[:5] for key in keys}
        missed = [
            w for w in windows(as_of=today, initiative=self.initiative, states=(Window.DUE,))
            if w.participant_id in reachable and w.key not in asked and w.due_on < today
        ]  # fmt: skip
        if missed:
            self.wrong.append(f"{len(missed)} windows were never asked, such as {missed[0]}")
