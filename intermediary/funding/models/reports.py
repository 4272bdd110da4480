from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from intermediary.funding.models.grants import Grant


class Report(models.Model):
    """Something that a funder is to be told by a day. The last of its due dates counts."""

    PRIVACY = {"internal": "grant title due_on submitted_on submitted_by note"}

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="reports")
    title = models.CharField(_("Report"), max_length=200)
    due_on = models.DateField(_("Due on"))
    submitted_on = models.DateField(_("Sent in on"), null=True, blank=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    note = models.CharField(_("Note"), max_length=500, blank=True)

    class Meta:
        ordering = ("due_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["grant", "title"],
                name="report_once",
                violation_error_message=_("This grant has a report of that name already."),
            ),
        )

    def __str__(self) -> str:
        return self.title


class DueDate(models.Model):
    """A due date that a report had before it was moved, and why it was moved."""

    PRIVACY = {"internal": "report due_on moved_to reason moved_at moved_by"}

    report = models.ForeignKey(Report, models.CASCADE, related_name="moves")
    due_on = models.DateField()
    moved_to = models.DateField()
    reason = models.CharField(_("Why"), max_length=500)
    moved_at = models.DateTimeField(db_default=Now())
    moved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.due_on} → {self.moved_to}"


class Reminder(models.Model):
    """That people are to be reminded of a report so many days before it is due. Sent once for a due date.

    The row is written when it is sent, with the due date it spoke of: where the date moves, its reminders are due anew.
    """

    PRIVACY = {"internal": "report due_on days_before sent_at sent_to"}

    report = models.ForeignKey(Report, models.CASCADE, related_name="reminders")
    due_on = models.DateField()
    days_before = models.IntegerField()
    sent_at = models.DateTimeField()
    sent_to = models.TextField()

    class Meta:
        ordering = ("-sent_at", "-pk")
        constraints = (models.UniqueConstraint(fields=["report", "due_on", "days_before"], name="reminder_sent_once"),)

    def __str__(self) -> str:
        return f"{self.report}, {self.days_before} days before {self.due_on}"
