"""What makes figures stale."""

from django.db import models
from django.db.models.functions import Now

FIRMS = "firms"


class Stale(models.Model):
    """A mark that something changed since the figures were made: of a person, a cohort, or (with neither) everybody.

    Written by triggers in the transaction of the change itself, so that no write can forget it. `freshness.distribute`
    turns all of them into marks of persons, each for the initiatives whose figures that person is part of.
    Marks that figures of firms are to be made anew have `FIRMS` for a table, and name an initiative alone.
    """

    PRIVACY = {
        "person": "participant_id",
        "internal": "initiative_id cohort_id covered_by table_name at set_aside error",
    }

    participant_id = models.BigIntegerField(null=True)
    cohort_id = models.BigIntegerField(null=True)
    # Whose figures are to be made again; empty until `freshness.distribute` finds out.
    initiative_id = models.BigIntegerField(null=True, db_index=True)
    table_name = models.CharField(max_length=63)
    at = models.DateTimeField(db_default=Now())
    # The run being built that read the records after this mark was there, and so will hold what it stands for.
    covered_by = models.BigIntegerField(null=True)
    # Records that cannot be computed are set aside with the error, so that the others go on.
    set_aside = models.DateTimeField(null=True)
    error = models.TextField(blank=True, db_default="")

    class Meta:
        verbose_name = "stale mark"

    def __str__(self) -> str:
        return f"{self.table_name} of {self.participant_id or 'everybody'}"
