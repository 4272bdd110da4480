"""Processes that import, and take back, are killed at random moments; after each kill everything is counted."""

import os
import signal
import sys
import time
import traceback
from collections import Counter
from random import Random

from django.db import connection

from intermediary.accounts.scope import acting
from intermediary.dashboards.importing import data, steps
from intermediary.dashboards.importing.data import AS_OF
from intermediary.exchange import batches, tasks, undo, writing  # noqa: F401  tasks: as the worker does
from intermediary.exchange.batches import State
from intermediary.exchange.files import file_named
from intermediary.exchange.models import ImportBatch, ImportRow
from intermediary.initiatives.models import Initiative
from intermediary.jobs import services as jobs
from intermediary.jobs.drills import Outcome
from intermediary.jobs.models import State as JobState

LISTED = data.LISTS["services"]
LIFE = 1.0  # seconds that a process lives at most before it is killed
PATIENCE = 20  # seconds in which a process should have done something
ENOUGH = 600  # seconds in which the last import must be through; and no process works longer


class Killing:
    """One list, imported and taken back again and again until enough processes were killed at it."""

    def __init__(self, initiative: Initiative, *, rows: int, span: int, seed: int, weakened=False, say=print,
                 life: float = LIFE):  # fmt: skip
        self.initiative, self.size, self.span, self.weakened = initiative, rows, span, weakened
        self.say, self.life = say, life
        self.dice = Random(seed)  # noqa: S311
        self.content = data.as_csv(LISTED.header, data.rows(LISTED, rows, wrong=0.02, seed=seed))
        self.model = file_named(LISTED.kind).model
        self.count: Counter = Counter()
        self.wrong: list[str] = []
        self.there = 0
        self.batch = self._begin()

    def run(self, times: int) -> Outcome:
        while self.count["kills"] < times and len(self.wrong) < 5:
            self._life()
            self._look()
            if self.batch.state == State.DONE:
                self._take_back()
            elif self.batch.state == State.UNDONE:
                self.count["taken back whole"] += 1
                self.batch = self._begin()
        self._catch_up()
        return Outcome({label.capitalize(): n for label, n in self.count.items()}, self.wrong)

    def _begin(self) -> ImportBatch:
        batch = steps.to_preview(steps.upload(self.initiative, self.content, name="services.csv", as_of=AS_OF))
        with acting("system"):
            return writing.begin(batch=batch, by=None)

    def _take_back(self) -> None:
        self.count["imported whole"] += 1
        with acting("system"):
            self.batch = undo.begin(batch=self.batch, by=None)

    def _life(self) -> None:
        """A process does what a worker does, and is killed, or was quicker."""
        child = self._child()
        if self.dice.random() < 0.5:  # else it may also be killed before it has done anything
            self._until_it_moved()
        time.sleep(self.dice.uniform(0.02, self.life))
        os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status)
        self.count["kills" if killed else "ended before the kill"] += 1
        if killed:
            self.count["kills while taking back" if self.batch.state == State.UNDOING else "kills while importing"] += 1
            if self.count["kills"] % 10 == 0:
                self.say(f"{self.count['kills']} kills; {self.batch.state}, row {self.batch.written_to} of {self.size}")
        self._settle()

    def _until_it_moved(self) -> None:
        """Until the process has written a span, on however slow a machine."""
        until = time.monotonic() + PATIENCE
        moved = False
        while not moved and time.monotonic() < until:
            with acting("system"):
                now = ImportBatch.objects.values_list("written_to", "state").get(pk=self.batch.pk)
            moved = now != (self.batch.written_to, self.batch.state)
            time.sleep(0.01)

    def _child(self) -> int:
        connection.close()  # or parent and child would talk over one line
        child = os.fork()
        if not child:
            self._work()
        return child

    @staticmethod
    def _wait_for(child: int) -> None:
        until = time.monotonic() + ENOUGH
        while not os.waitpid(child, os.WNOHANG)[0]:
            if time.monotonic() > until:
                os.kill(child, signal.SIGKILL)
            time.sleep(0.02)

    def _work(self) -> None:
        """In the child: the job of the batch, as the sweep would hand it to a worker again."""
        try:
            writing.SPAN = self.span
            if self.weakened:
                from intermediary.dashboards.importing import weakened

                writing.write_next = weakened.write_next
            jobs.run(self.batch.job_id)
        except BaseException:
            traceback.print_exc(file=sys.stderr)
        finally:
            os._exit(0)

    def _failed(self) -> bool:
        return self.batch.job.state == JobState.FAILED

    def _settle(self) -> None:
        """The server notices that the line is dead when it next writes to it; until then the row is held."""
        with acting("system"):
            self.batch = batches.locked(self.batch.pk, *State)

    def _look(self) -> None:
        """What is on record is what the batch says of itself: all of a span, or none of it."""
        with acting("system"), connection.cursor() as cursor:
            good = self.batch.rows.exclude(verdict=ImportRow.Verdict.REFUSED)
            wanted = 0 if self.batch.state == State.UNDONE else good.filter(number__lte=self.batch.written_to).count()
            there = self.model.objects.count()
            cursor.execute(
                "select count(*) filter (where operation = 'I'), count(*) filter (where operation = 'D') "
                "from audit_change where table_name = %s",
                [self.model._meta.db_table],
            )
            created, deleted = cursor.fetchone()
        if there != wanted:
            self.wrong.append(f"{self.batch.state} at row {self.batch.written_to}: {there} records, not {wanted}")
        if created - deleted != there:
            self.wrong.append(f"the trail knows of {created - deleted} records, and there are {there}")
        self.count["looks"] += 1
        self.there = there

    def _catch_up(self) -> None:
        """Left alone, the last import or taking back comes through."""
        until = time.monotonic() + ENOUGH
        life, self.life = self.life, 0
        while self.batch.state in (State.IMPORTING, State.UNDOING) and time.monotonic() < until and not self._failed():
            self._wait_for(self._child())
            self._settle()
        self.life = life
        self._look()
        if self.batch.state not in (State.DONE, State.UNDONE):
            self.wrong.append(f"the last import ended {self.batch.state}")
        self.count["records in the end"] = self.there
