"""What somebody said a sheet and its columns are: for one import, and as a memory for the next of the same form."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from intermediary.exchange.models.batch import ImportBatch


class SheetLayout(models.Model):
    """One sheet of an upload as a person confirmed it.

    `signature` is that of its header row, by which the next file of the same form is recognised. `kind` and `columns`
    (position → field) are those of `sheets.SheetMapping`; no cell of the file is in here.
    """

    PRIVACY = {"internal": "batch sheet signature kind header_row columns by at"}

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="layouts")
    sheet = models.CharField(max_length=255)
    signature = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=40, blank=True)
    header_row = models.PositiveIntegerField()
    columns = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["batch", "sheet"], name="sheet_laid_out_once"),)
        indexes = (models.Index(fields=["signature"], name="layout_by_signature"),)

    def __str__(self) -> str:
        return self.sheet
