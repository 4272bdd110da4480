"""What is said about the cells and rows of an uploaded file."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.exchange.models.batch import ImportBatch


class ImportNote(models.Model):
    """One thing said about one cell, row or sheet (row 0): a problem with how to mend it, a repair, a remark, or why it
    was not taken back.

    `typed` and `stored` are set for repairs alone, empty where blank or not known. Notes are in the order of the file.
    """

    class Kind(models.TextChoices):
        PROBLEM = "problem", _("Rows left out")
        REPAIR = "repair", _("Cells put right")
        REPEATED = "repeated", _("Rows said twice")
        REMARK = "remark", _("Worth knowing")
        LEFT = "left", _("Not taken back")

    pk = models.CompositePrimaryKey("batch", "number")

    PRIVACY = {"internal": "batch number kind sheet row column mend", "sensitive": "typed stored words"}

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="notes", db_index=False)
    number = models.IntegerField()
    kind = models.CharField(_("Kind"), max_length=8, choices=Kind.choices)
    sheet = models.CharField(_("Sheet"), max_length=255, blank=True)
    row = models.IntegerField(_("Row"))
    column = models.TextField(_("Column"), blank=True)
    words = models.TextField(blank=True)
    mend = models.TextField(blank=True)
    typed = models.TextField(blank=True)
    stored = models.TextField(blank=True)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.sheet} {self.row}: {self.words}"
