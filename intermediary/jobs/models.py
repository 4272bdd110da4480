"""Work in the background. The row is the truth; the Celery message that carries its id is only a hint."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Working")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


class Job(models.Model):
    """One piece of work: what, for whom, how far, and what came of it."""

    PRIVACY = {
        "internal": "kind arguments unique state done total message result by "
        "created_at started_at heartbeat_at finished_at attempts"
    }

    kind = models.CharField(max_length=60)
    arguments = models.JSONField(default=dict)
    # Two jobs with one `unique` are never open together: a second request joins the first.
    unique = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    message = models.TextField(blank=True)  # for people: what is being done, or why it failed
    result = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now())
    started_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    attempts = models.IntegerField(default=0)

    class Meta:
        indexes = (models.Index(fields=["state", "created_at"]),)
        constraints = (
            models.UniqueConstraint(
                fields=["unique"],
                condition=models.Q(state__in=["queued", "running"]) & ~models.Q(unique=""),
                name="one_open_job",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk} ({self.state})"

    @property
    def open(self) -> bool:
        return self.state in (State.QUEUED, State.RUNNING)

    @property
    def percent(self) -> int:
        return min(100, 100 * self.done // self.total) if self.total else 0


class Heartbeat(models.Model):
    """When a regular act last happened ("sweep", "backup"): the operators' page reads it."""

    PRIVACY = {"internal": "name at"}

    name = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.at}"
