"""Work for tests: it leaves one heartbeat a step, so that a step done twice can be told from one done once."""

import os
import signal
import time

from django.utils import timezone

from intermediary.jobs.handlers import handles
from intermediary.jobs.models import Heartbeat


@handles("tests.count")
def count(job, progress, steps: int, pause: float = 0.0) -> dict:
    """Mark `steps` steps. Marking again is harmless: the name is unique."""
    for step in range(steps):
        Heartbeat.objects.get_or_create(name=f"step {job.pk} {step}", defaults={"at": timezone.now()})
        progress(step + 1, steps, f"step {step + 1}")
        time.sleep(pause)
    return {"steps": steps}


@handles("tests.die_once")
def die_once(job, progress) -> dict:
    """Kill the own process in the first attempt, as the kernel does when memory runs out."""
    if job.attempts == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return {"attempts": job.attempts}


@handles("tests.fail")
def fail(job, progress) -> dict:
    raise RuntimeError("a secret detail")
