"""Rows on their way: what a file would make of which record, kept until somebody says so, and as a memory after."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.exchange.models.batch import ImportBatch


class ImportRow(models.Model):
    """One row of a file of the exchange format, cleaned, with what importing it will do, and where it stood.

    `number` is its place in the order of loading. `cells` is the row as staged, in PostgreSQL's own notation, in the
    order of the batch's report; `changes` are the columns that will differ, column → [old, new], as the exchange
    format writes them.
    """

    class Verdict(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        UNCHANGED = "unchanged", _("Unchanged")
        REFUSED = "refused", _("Refused")

    pk = models.CompositePrimaryKey("batch", "number")

    PRIVACY = {"internal": "batch number file sheet line verdict", "person": "key", "sensitive": "cells changes"}

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="rows", db_index=False)
    number = models.IntegerField()
    file = models.CharField(_("Records"), max_length=20)
    key = models.TextField(_("Key"), null=True)
    sheet = models.CharField(_("Sheet"), max_length=255, blank=True)
    line = models.IntegerField(_("Row"))
    verdict = models.CharField(_("What happens"), max_length=9, choices=Verdict.choices)
    cells = ArrayField(models.TextField(null=True))
    changes = models.JSONField(null=True)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.file} {self.number}"
