"""Enqueue, cancel and run jobs. Rows first: they are written in the transaction that causes them."""

import logging
from collections.abc import Callable
from functools import partial

from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from intermediary.jobs.handlers import HANDLERS, Cancelled
from intermediary.jobs.models import Heartbeat, Job, State

log = logging.getLogger(__name__)
LOCK_SPACE = 7201  # first key of pg_try_advisory_lock(int, int); the second is the job's id


def enqueue(kind: str, *, by=None, unique: str = "", publish: Callable | None = None, **arguments) -> Job:
    """Write a job row, to be started when the surrounding transaction commits. Returns the row.

    With `unique`, a job that is still open under that name is returned instead of a second one.
    """
    while True:
        try:
            with transaction.atomic():
                job = Job.objects.create(kind=kind, arguments=arguments, by=by, unique=unique)
        except IntegrityError:
            open_ = Job.objects.filter(unique=unique, state__in=[State.QUEUED, State.RUNNING]).first()
            if open_ is not None:  # else it ended this moment, and there is room for another
                return open_
        else:
            transaction.on_commit(partial(hint, job.pk), robust=True)
            return job


def hint(job_id: int) -> None:
    """Tell a worker. Where the broker is away nothing is lost: the sweep finds the row."""
    from celery import current_app

    try:
        current_app.send_task("jobs.run", args=[job_id], retry=False)
    except Exception as error:  # whatever the broker client raises: the row stays queued
        log.warning("Job %s waits for the sweep: broker not reached (%s)", job_id, error)


def cancel(*, job: Job) -> bool:
    """Ask a job to stop. True where it was still open."""
    return bool(
        Job.objects.filter(pk=job.pk, state__in=[State.QUEUED, State.RUNNING]).update(
            state=State.CANCELLED, finished_at=timezone.now()
        )
    )


def run(job_id: int) -> None:
    """Do one job, unless it is done, cancelled, or being done by somebody else.

    A session-level advisory lock is the claim: PostgreSQL lets go of it the moment the worker's connection dies, so a
    killed worker's job can be taken over at once, and one message delivered three times is worked once.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s, %s)", [LOCK_SPACE, job_id])
        if not cursor.fetchone()[0]:
            return
        try:
            _run_locked(job_id)
        finally:
            if connection.is_usable():
                cursor.execute("select pg_advisory_unlock(%s, %s)", [LOCK_SPACE, job_id])


def _run_locked(job_id: int) -> None:
    now = timezone.now()
    claimed = Job.objects.filter(pk=job_id, state__in=[State.QUEUED, State.RUNNING]).update(
        state=State.RUNNING, started_at=now, heartbeat_at=now, attempts=F("attempts") + 1, done=0
    )
    if not claimed:
        return
    job = Job.objects.get(pk=job_id)
    try:
        result = HANDLERS[job.kind](job, _progress(job), **job.arguments) or {}
    except Cancelled:
        return
    except Exception:
        log.exception("Job %s failed", job)
        reason = _("Something went wrong on our side. The operators' log tells what; nothing was half written.")
        _finish(job_id, state=State.FAILED, message=reason)
        return
    _finish(job_id, state=State.DONE, result=result)


def _finish(job_id: int, **fields) -> None:
    Job.objects.filter(pk=job_id, state=State.RUNNING).update(finished_at=timezone.now(), **fields)


def _progress(job: Job) -> Callable[[int, int, str], None]:
    def report(done: int, total: int, message: str = "") -> None:
        alive = Job.objects.filter(pk=job.pk, state=State.RUNNING).update(
            done=done, total=total, message=message, heartbeat_at=timezone.now()
        )
        if not alive:
            raise Cancelled

    return report


def beat(name: str) -> None:
    """Note that a regular act just happened."""
    Heartbeat.objects.update_or_create(name=name, defaults={"at": timezone.now()})
