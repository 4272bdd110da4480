"""A real Celery worker on a real broker: killed, starved of its messages, told three times."""

import os
import signal
import subprocess
import sys
import time
from urllib.parse import quote

import pytest
from celery import current_app
from django.conf import settings
from django.db import connection

from intermediary.jobs import services, tasks
from intermediary.jobs.models import Heartbeat, Job, State

pytestmark = [pytest.mark.celery, pytest.mark.django_db(transaction=True), pytest.mark.timeout(90)]


def database_url() -> str:
    """The test database, as the web role reaches it."""
    web, name = settings.WEB_DATABASE, connection.settings_dict["NAME"]
    host = quote(web["HOST"] or "", safe="")
    return f"postgres://{quote(web['USER'])}:{quote(web['PASSWORD'])}@{host}:{web['PORT'] or 5432}/{name}"


class Worker:
    """`celery worker` in a process group of its own, with the work of `handlers.py`."""

    def __init__(self):
        environment = {**os.environ, "DATABASE_WEB_URL": database_url(), "DATABASE_ROLE": "web"}
        command = [sys.executable, "-m", "celery", "-A", "intermediary.worker", "worker", "--concurrency=2"]
        quiet = ["--without-gossip", "--without-mingle", "--loglevel=ERROR", "-I", "intermediary.jobs.tests.handlers"]
        self.process = subprocess.Popen(
            [*command, *quiet], env=environment, start_new_session=True, cwd=settings.BASE_DIR
        )

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def broker():
    """An empty queue before and after."""
    current_app.control.purge()
    yield current_app
    current_app.control.purge()


@pytest.fixture
def worker(broker):
    running = Worker()
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
    first = Worker()
    jobs = [services.enqueue("tests.count", steps=20, pause=0.05) for _ in range(4)]
    wait(lambda: Job.objects.filter(done__gt=0).exists())
    first.kill()
    broker.control.purge()
    Job.objects.update(created_at="2020-01-01T00:00:00Z")  # the sweep leaves what was queued just now to its message
    second = Worker()
    try:
        wait(finished(*jobs), meanwhile=tasks.sweep)
    finally:
        second.kill()
    assert Heartbeat.objects.filter(name__startswith="step").count() == 4 * 20
