"""Two records that may be one, and what a person said of them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.exchange.models.batch import ImportBatch


class Likeness(models.Model):
    """A record of an upload (`incoming`, its key) that looks like another: on record, or in the same upload.

    `facts` are what the file says of either side. `said` is the answer, empty while nobody gave one. Answers are kept
    and hold for every later file: nothing is asked twice.
    """

    class Said(models.TextChoices):
        SAME = "same", _("The same")
        TWO = "two", _("Two different ones")
        LATER = "later", _("Not now: leave these rows out")

    PRIVACY = {"internal": "batch file on_record why said by at", "person": "incoming other", "identity": "facts"}

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="likenesses")
    file = models.CharField(max_length=20)
    incoming = models.CharField(max_length=120)
    other = models.CharField(max_length=120)
    on_record = models.BooleanField()
    facts = models.JSONField(default=dict)
    why = models.JSONField(default=list)
    said = models.CharField(max_length=5, choices=Said.choices, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "likenesses"
        constraints = (
            models.UniqueConstraint(fields=["batch", "file", "incoming", "other"], name="likeness_asked_once"),
        )
        indexes = (models.Index(fields=["file", "incoming"], name="likeness_by_incoming"),)

    def __str__(self) -> str:
        return f"{self.incoming} – {self.other}"
