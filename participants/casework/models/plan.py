"""Where a person wants to get to, and what has to be done by whom and when: a step of a goal is a task."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from intermediary.audit.records import Record
from participants.models import Participant


class Goal(Record):
    """What a person works towards, in their own words."""

    PRIVACY = {"person": "key participant title target_on reached_on dropped_on"}

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="goals")
    title = models.CharField(_("Goal"), max_length=200)
    target_on = models.DateField(_("To be reached by"), null=True, blank=True)
    reached_on = models.DateField(_("Reached on"), null=True, blank=True)
    dropped_on = models.DateField(_("Dropped on"), null=True, blank=True)

    class Meta:
        ordering = (models.F("target_on").asc(nulls_last=True), "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(reached_on=None) | models.Q(dropped_on=None), name="goal_reached_or_dropped"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Task(Record):
    """Something to be done for a person. Without an `owner` it is the person's own to do."""

    PRIVACY = {"person": "key participant goal title due_on done_on", "internal": "owner made_at done_by"}

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="tasks")
    goal = models.ForeignKey(Goal, models.CASCADE, null=True, blank=True, related_name="steps", verbose_name=_("Goal"))
    title = models.CharField(_("What is to be done"), max_length=200)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name=_("By whom")
    )
    due_on = models.DateField(_("By when"), null=True, blank=True)
    made_at = models.DateTimeField(db_default=Now())
    done_on = models.DateField(_("Done on"), null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = (models.F("due_on").asc(nulls_last=True), "pk")
        indexes = (models.Index(fields=["owner", "due_on"], condition=models.Q(done_on=None), name="tasks_to_do"),)

    def __str__(self) -> str:
        return self.title
