"""What operators look at: does everything answer, does the sweep run, what waits, when was the last backup."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import redis
from django.conf import settings
from django.db import connection
from django.db.models import Count, Min
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intermediary.dashboards.runs.checked import words as check_words
from intermediary.jobs.models import Heartbeat, Job, State
from placements.outcomes import freshness
from placements.outcomes.models import Run, Stale

SWEEP_LATE = timedelta(minutes=2)  # it runs every 15 seconds
QUEUE_LATE = timedelta(minutes=5)
CHECK_LATE = timedelta(hours=26)
BACKUP_LATE = timedelta(hours=26)
BROKER_TIMEOUT = 1.0  # seconds: the page must come while the broker is away


@dataclass(frozen=True)
class Check:
    """One line of the page. `tone` is good, warning or danger; `mend` says what to do when it is not good."""

    label: str
    state: str
    tone: str = "good"
    mend: str = ""


def checks() -> list[Check]:
    """Everything an operator looks at, in the order in which it should be mended."""
    now = timezone.now()
    beats = dict(Heartbeat.objects.values_list("name", "at"))
    return [_database(), _broker(), _sweep(beats.get("sweep"), now), _queue(now), _failed(now), _stale(now),
            _checked(now),
            _backup(beats.get("backup"), now)]  # fmt: skip


def _database() -> Check:
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_setting('server_version'), current_user, "
            "pg_size_pretty(pg_database_size(current_database()))"
        )
        version, role, size = cursor.fetchone()
    facts = {"version": version.split()[0], "role": role, "size": size}
    return Check(_("Database"), _("PostgreSQL %(version)s, as %(role)s, %(size)s") % facts)


def _broker() -> Check:
    client = redis.Redis.from_url(
        settings.REDIS_URL, socket_timeout=BROKER_TIMEOUT, socket_connect_timeout=BROKER_TIMEOUT
    )
    try:
        client.ping()
    except (redis.RedisError, OSError):
        mend = _("Start the Redis server of REDIS_URL. Work that was asked for meanwhile is kept and starts then.")
        return Check(_("Message broker"), _("Does not answer"), "danger", mend)
    finally:
        client.close()
    return Check(_("Message broker"), _("Answers"))


def _sweep(at: datetime | None, now: datetime) -> Check:
    mend = _("Start a worker and the beat: without the sweep nothing is recomputed and no job is taken up again.")
    if at is None:
        return Check(_("Sweep"), _("Has not run yet"), "danger", mend)
    late = now - at > SWEEP_LATE
    return Check(_("Sweep"), _ago(at, now), "danger" if late else "good", mend if late else "")


def _queue(now: datetime) -> Check:
    waiting = Job.objects.filter(state=State.QUEUED).aggregate(n=Count("pk"), oldest=Min("created_at"))
    if not waiting["n"]:
        return Check(_("Queue"), _("Nothing waits"))
    words = ngettext("%(n)s job waits, the oldest since %(since)s", "%(n)s jobs wait, the oldest since %(since)s",
                     waiting["n"])  # fmt: skip
    state = words % {"n": waiting["n"], "since": timesince(waiting["oldest"], now)}
    late = now - waiting["oldest"] > QUEUE_LATE
    mend = _("Look whether a worker runs and what it is busy with.")
    return Check(_("Queue"), state, "warning" if late else "good", mend if late else "")


def _failed(now: datetime) -> Check:
    failed = Job.objects.filter(state=State.FAILED, finished_at__gte=now - timedelta(days=1)).count()
    if not failed:
        return Check(_("Failed work"), _("None in the last day"))
    state = ngettext("%(n)s job failed in the last day", "%(n)s jobs failed in the last day", failed) % {"n": failed}
    return Check(_("Failed work"), state, "warning", _("The worker's log says why."))


def _stale(now: datetime) -> Check:
    marks = Stale.objects.aggregate(n=Count("pk"), oldest=Min("at"))
    if not marks["n"]:
        return Check(_("Figures"), _("Up to date"))
    words = ngettext(
        "%(n)s change is not computed yet, since %(since)s",
        "%(n)s changes are not computed yet, since %(since)s",
        marks["n"],
    )
    late = now - marks["oldest"] > QUEUE_LATE
    mend = _("The sweep computes them; if it runs and this stays, look at the worker's log.")
    state = words % {"n": marks["n"], "since": timesince(marks["oldest"], now)}
    return Check(_("Figures"), state, "warning" if late else "good", mend if late else "")


def _checked(now: datetime) -> Check:
    """The full check of all initiatives together: what it found, and how old the oldest one is."""
    whole = set(Run.objects.filter(role=Run.Role.CURRENT).values_list("initiative_id", flat=True))
    jobs = [job for initiative, job in freshness.last_checks().items() if initiative in whole]
    found = sum(job.result.get("differences", 0) for job in jobs)
    if found:
        mend = _("Look at the runs of each initiative for where. Recompute there, and find out how it came about.")
        return Check(_("Full check"), check_words(found), "danger", mend)
    mend = _("It comes after two at night, by the sweep and a worker.")
    if whole and len(jobs) < len(whole):
        return Check(_("Full check"), _("Not every initiative was checked yet"), "warning", mend)
    if not jobs:
        return Check(_("Full check"), _("There is nothing to check yet"))
    oldest = min(job.finished_at for job in jobs)
    late = now - oldest > CHECK_LATE
    state = _("No differences, %(ago)s") % {"ago": _ago(oldest, now)}
    return Check(_("Full check"), state, "warning" if late else "good", mend if late else "")


def _backup(at: datetime | None, now: datetime) -> Check:
    mend = _("Run the backup every night; the README says how.")
    if at is None:
        return Check(_("Backup"), _("None on record"), "warning", mend)
    late = now - at > BACKUP_LATE
    return Check(_("Backup"), _ago(at, now), "warning" if late else "good", mend if late else "")


def _ago(at: datetime, now: datetime) -> str:
    seconds = int((now - at).total_seconds())
    if seconds < 60:
        return ngettext("%(n)s second ago", "%(n)s seconds ago", seconds) % {"n": max(0, seconds)}
    return _("%(time)s ago") % {"time": timesince(at, now)}
