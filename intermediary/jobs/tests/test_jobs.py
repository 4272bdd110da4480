"""Rows are the truth: one job is worked once, cancelled work stops, trouble is told in words."""

import threading

import pytest
from django.db import connection, transaction

from intermediary.jobs import services, tasks
from intermediary.jobs.models import Heartbeat, Job, State
from intermediary.jobs.tests import handlers

assert handlers  # registers the kinds used here

pytestmark = pytest.mark.postgres


@pytest.fixture
def hints(monkeypatch):
    sent = []
    monkeypatch.setattr(services, "hint", sent.append)
    return sent


@pytest.mark.django_db(transaction=True)
def test_a_job_is_published_when_its_cause_commits(hints):
    with transaction.atomic():
        job = services.enqueue("tests.count", steps=1)
        assert hints == []
    assert hints == [job.pk]


@pytest.mark.django_db
def test_a_second_request_joins_the_open_job(hints):
    first = services.enqueue("tests.count", unique="one", steps=1)
    assert services.enqueue("tests.count", unique="one", steps=1) == first
    services.run(first.pk)
    assert services.enqueue("tests.count", unique="one", steps=1) != first


@pytest.mark.django_db
def test_a_message_delivered_three_times_is_worked_once(hints):
    job = services.enqueue("tests.count", steps=3)
    for _ in range(3):
        services.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.result) == (State.DONE, 1, {"steps": 3})


@pytest.mark.django_db
def test_a_cancelled_job_stops(hints):
    job = services.enqueue("tests.count", steps=3)
    assert services.cancel(job=job)
    services.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done) == (State.CANCELLED, 0)
    assert not services.cancel(job=job)


@pytest.mark.django_db
def test_a_failure_is_told_without_its_inside(hints, caplog):
    job = services.enqueue("tests.fail")
    services.run(job.pk)
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert "secret" not in job.message
    assert "a secret detail" in caplog.text


@pytest.mark.django_db
def test_the_sweep_publishes_what_was_left_behind(monkeypatch):
    sent = []
    job = Job.objects.create(kind="tests.count", arguments={"steps": 1})
    Job.objects.filter(pk=job.pk).update(created_at="2020-01-01T00:00:00Z")
    abandoned = Job.objects.create(kind="tests.count", state=State.RUNNING)
    monkeypatch.setattr(services, "hint", sent.append)
    monkeypatch.setattr(tasks, "SWEEPERS", [])
    tasks.sweep()
    assert sent == [job.pk, abandoned.pk]
    assert Heartbeat.objects.filter(name="sweep").exists()


@pytest.mark.django_db
def test_one_rooms_trouble_does_not_stop_the_sweep(monkeypatch, caplog):
    swept = []

    def broken():
        raise RuntimeError("broken room")

    monkeypatch.setattr(tasks, "SWEEPERS", [broken, lambda: swept.append(True)])
    tasks.sweep()
    assert swept == [True]
    assert "broken room" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_one_job(hints):
    job = services.enqueue("tests.count", steps=10, pause=0.02)

    def work():
        try:
            services.run(job.pk)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.DONE, 1)
