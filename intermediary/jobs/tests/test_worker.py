"""A real Celery worker on a real broker: killed, starved of its messages, told three times."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from celery import current_app
from django.conf import settings

from intermediary.jobs import services, tasks
from intermediary.jobs.models import Heartbeat, Job, State
from intermediary.jobs.processes import Worker

HANDLERS = "intermediary.jobs.tests.handlers"
pytestmark = [pytest.mark.celery, pytest.mark.django_db(transaction=True), pytest.mark.timeout(90)]


@pytest.fixture
def broker():
    """An empty queue before and after."""
    current_app.control.purge()
    yield current_app
    current_app.control.purge()


@pytest.fixture
def worker(broker):
    running = Worker(HANDLERS)
    yield running
    running.kill()


def wait(condition, seconds: float = 40, meanwhile=lambda: None) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, list(Job.objects.values_list("kind", "state", "attempts"))
        meanwhile()
        time.sleep(0.1)


def finished(*jobs: Job):
    ids = [job.pk for job in jobs]
    return lambda: Job.objects.filter(pk__in=ids, state=State.DONE).count() == len(ids)


def test_work_is_done_and_told(worker):
    job = services.enqueue("tests.count", steps=3)
    wait(finished(job))
    job.refresh_from_db()
    assert (job.done, job.total, job.result) == (3, 3, {"steps": 3})


def test_a_killed_child_loses_nothing(worker):
    job = services.enqueue("tests.die_once")
    wait(finished(job), meanwhile=tasks.sweep)
    job.refresh_from_db()
    assert job.attempts == 2


def test_a_killed_worker_and_an_emptied_broker_lose_nothing(broker):
    first = Worker(HANDLERS)
    jobs = [services.enqueue("tests.count", steps=20, pause=0.05) for _ in range(4)]
    wait(lambda: Job.objects.filter(done__gt=0).exists())
    first.kill()
    broker.control.purge()
    Job.objects.update(created_at="2020-01-01T00:00:00Z")  # the sweep leaves what was queued just now to its message
    second = Worker(HANDLERS)
    try:
        wait(finished(*jobs), meanwhile=tasks.sweep)
    finally:
        second.kill()
    assert Heartbeat.objects.filter(name__startswith="step").count() == 4 * 20


STARTS_ONE = """
import os, django
django.setup()
from intermediary.jobs.processes import Worker
print(Worker().process.pid, flush=True)
os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_a_worker_does_not_outlive_who_started_it():
    told = subprocess.run([sys.executable, "-c", STARTS_ONE], cwd=settings.BASE_DIR, capture_output=True, text=True)
    assert told.returncode == -signal.SIGKILL
    pid = int(told.stdout)
    wait(lambda: not _runs(pid))


def _runs(pid: int) -> bool:
    """Whether it is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
