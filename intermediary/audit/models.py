"""The trail of who did what. Rows are written by `events.event` and by triggers, and never changed."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


class Event(models.Model):
    """One act of one person (or of a task, with `by` empty): an edit, an import, an invitation."""

    PRIVACY = {"internal": "at by action subject_table subject_id bulk note"}

    at = models.DateTimeField(db_default=Now())
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    action = models.CharField(max_length=60)  # "placement.changed": noun, then verb in the past
    subject_table = models.CharField(max_length=63, blank=True)
    subject_id = models.BigIntegerField(null=True)
    bulk = models.BooleanField(default=False)  # inserted rows keep their id only
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = (models.Index(fields=["subject_table", "subject_id"]), models.Index(fields=["at"]))

    def __str__(self) -> str:
        return f"{self.action} at {self.at:%Y-%m-%d %H:%M}"


class Change(models.Model):
    """One row that one event touched, written by the trigger `audit_record`.

    `before` is the whole row image (updates and deletes), `after` the columns that changed (updates) or the whole row
    (inserts outside bulk loads: there, the row itself, or its first `before`, says what was inserted). That makes the
    trail complete enough to rebuild any table as it stood on a day: `outcomes --known-on` does.
    """

    PRIVACY = {"internal": "event at table_name row_id operation", "sensitive": "before after"}

    event = models.ForeignKey(Event, models.PROTECT, null=True, related_name="changes")
    at = models.DateTimeField()
    table_name = models.CharField(max_length=63)
    row_id = models.BigIntegerField()
    operation = models.CharField(max_length=1, choices=[("I", "created"), ("U", "changed"), ("D", "deleted")])
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        indexes = (models.Index(fields=["table_name", "row_id", "id"]),)

    def __str__(self) -> str:
        return f"{self.table_name} {self.row_id} {self.get_operation_display()}"
