"""Figures of firms, which are about no person: few, and made anew as a whole."""

from django.db import models


class FirmFigure(models.Model):
    """One figure of a run about what firms want, say and are sent: the numbers of an `engine.Row`."""

    PRIVACY = {
        "internal": "run_id scope_id measure numerator denominator unknown immature excluded value low high",
    }

    pk = models.CompositePrimaryKey("run_id", "scope_id", "measure")
    run_id = models.IntegerField()
    scope_id = models.BigIntegerField()
    measure = models.CharField(max_length=60)
    numerator = models.IntegerField(null=True)
    denominator = models.IntegerField()
    unknown = models.IntegerField()
    immature = models.IntegerField()
    excluded = models.IntegerField()
    value = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)

    def __str__(self) -> str:
        return f"{self.measure} of {self.scope_id}: {self.value}"
