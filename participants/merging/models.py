"""Two records of one person made one, and all that it takes to make them two again."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from participants.models import Participant


class Merge(models.Model):
    """`gone_key` found another record of the person, and finds `kept` now; until the merge is undone."""

    PRIVACY = {
        "person": "kept gone_key gone_id",
        "identity": "gone_name",
        "internal": "made_at by undone_at undone_by",
    }

    kept = models.ForeignKey(Participant, models.CASCADE, related_name="merges")
    gone_key = models.CharField(max_length=120)
    gone_id = models.BigIntegerField()
    gone_name = models.CharField(max_length=320)
    made_at = models.DateTimeField(db_default=Now())
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["gone_key"], condition=models.Q(undone_at=None), name="an_old_key_finds_one_person"
            ),
        )

    def __str__(self) -> str:
        return f"{self.gone_key} into {self.kept_id}"


class MergedRow(models.Model):
    """One row that a merge touched: `changed` (the columns before and after), `removed` (all of it, before), or `made`
    by a trigger. Undoing walks them backwards. Nobody reads them but the system: a wage may be among them.
    """

    PRIVACY = {"internal": "merge table_name row_id what", "sensitive": "before after"}

    CHANGED, REMOVED, MADE = "changed", "removed", "made"

    merge = models.ForeignKey(Merge, models.CASCADE, related_name="rows")
    table_name = models.CharField(max_length=63)
    row_id = models.BigIntegerField()
    what = models.CharField(max_length=7, choices=[(CHANGED, CHANGED), (REMOVED, REMOVED), (MADE, MADE)])
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.table_name} {self.row_id} {self.what}"


class Apart(models.Model):
    """Staff said that two who look alike are two people: they are not shown again. The lower id stands first."""

    PRIVACY = {"person": "one other", "internal": "said_at by"}

    one = models.ForeignKey(Participant, models.CASCADE, related_name="+")
    other = models.ForeignKey(Participant, models.CASCADE, related_name="+")
    said_at = models.DateTimeField(db_default=Now())
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["one", "other"], name="said_apart_once"),
            models.CheckConstraint(condition=models.Q(one__lt=models.F("other")), name="said_apart_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.one_id} is not {self.other_id}"
