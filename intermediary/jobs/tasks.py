"""The two Celery tasks of the whole product: do one job, and sweep."""

import logging
from datetime import timedelta

from celery import shared_task
from django.db import connection
from django.utils import timezone

from intermediary.jobs import services
from intermediary.jobs.handlers import SWEEPERS
from intermediary.jobs.models import Job, State

log = logging.getLogger(__name__)


@shared_task(name="jobs.run")
def run(job_id: int) -> None:
    services.run(job_id)


@shared_task(name="jobs.sweep")
def sweep() -> None:
    """Publish again what was queued or abandoned, then let each room look for stale rows.

    A job that is being worked holds its advisory lock, so publishing it once too often does nothing.
    """
    late = timezone.now() - timedelta(seconds=10)
    waiting = Job.objects.filter(state=State.QUEUED, created_at__lt=late)
    abandoned = Job.objects.filter(state=State.RUNNING).exclude(pk__in=_locked())
    for job_id in [*waiting.values_list("pk", flat=True)[:500], *abandoned.values_list("pk", flat=True)[:500]]:
        services.hint(job_id)
    for sweeper in SWEEPERS:
        try:
            sweeper()
        except Exception:  # one room's trouble must not stop the others
            log.exception("Sweeper %s failed", sweeper.__name__)
    services.beat("sweep")


def _locked() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select objid::bigint from pg_locks where locktype = 'advisory' and classid = %s and objsubid = 2"
            " and database = (select oid from pg_database where datname = current_database())",
            [services.LOCK_SPACE],
        )
        return [row[0] for row in cursor.fetchall()]
