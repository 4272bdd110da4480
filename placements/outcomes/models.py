"""Results of the engine, what makes them stale, and the frozen releases that funders read."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from intermediary.funding.models import Grant
from intermediary.initiatives.models import Initiative


class Stale(models.Model):
    """A mark that something of a person (or, with none, of everybody) changed since the last computation.

    Written by triggers in the transaction of the change itself, so that no write can forget it.
    """

    PRIVACY = {"person": "participant_id", "internal": "initiative_id table_name at"}

    participant_id = models.BigIntegerField(null=True)
    # Whose figures are to be made again; empty until `freshness.distribute` finds out.
    initiative_id = models.BigIntegerField(null=True, db_index=True)
    table_name = models.CharField(max_length=63)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "stale mark"

    def __str__(self) -> str:
        return f"{self.table_name} of {self.participant_id or 'everybody'}"


class Computation(models.Model):
    """The latest results of one initiative: as of which day, made when, from how much."""

    PRIVACY = {"internal": "initiative as_of computed_at placements enrollments seconds"}

    initiative = models.OneToOneField(Initiative, models.CASCADE, related_name="computation")
    as_of = models.DateField()
    computed_at = models.DateTimeField()
    placements = models.IntegerField(default=0)
    enrollments = models.IntegerField(default=0)
    seconds = models.FloatField(default=0)

    def __str__(self) -> str:
        return f"{self.initiative} as of {self.as_of}"


class Result(models.Model):
    """One figure: a measure, for a scope and a cut of it, as of a day, by one version of its definition.

    For rates `denominator` is the eligible (mature, not excluded) and `value` the verified rate between 0 and 1; for
    medians and means `denominator` is the people in the figure, and `value` dollars. An empty value is not defined.
    """

    PRIVACY = {
        "sensitive": "initiative as_of measure definition_version scope scope_key cut cut_value numerator "
        "denominator unknown immature excluded value low high unit"
    }

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="results")
    as_of = models.DateField()
    measure = models.CharField(max_length=60)
    definition_version = models.PositiveIntegerField()
    scope = models.CharField(max_length=12)
    scope_key = models.CharField(max_length=120)
    cut = models.CharField(max_length=12, blank=True)
    cut_value = models.CharField(max_length=40, blank=True)
    numerator = models.IntegerField(null=True)
    denominator = models.IntegerField()
    unknown = models.IntegerField(default=0)
    immature = models.IntegerField(default=0)
    excluded = models.IntegerField(default=0)
    value = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    unit = models.CharField(max_length=12)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=[
                    "initiative",
                    "scope",
                    "scope_key",
                    "measure",
                    "cut",
                    "cut_value",
                    "as_of",
                    "definition_version",
                ],
                name="one_result",
            ),
        )

    def __str__(self) -> str:
        return f"{self.measure} of {self.scope} {self.scope_key} {self.cut}={self.cut_value}: {self.value}"


class Release(models.Model):
    """What a funder sees: the figures of one grant as of a day, disclosure-checked, and frozen for ever."""

    PRIVACY = {"internal": "grant as_of method built_at built_by published_at published_by", "open": "body"}

    grant = models.ForeignKey(Grant, models.PROTECT, related_name="releases")
    as_of = models.DateField(_("As of"))
    method = models.CharField(_("Disclosure control"), max_length=10, default="round")
    body = models.JSONField()
    built_at = models.DateTimeField(db_default=Now())
    built_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-as_of", "-pk")

    def __str__(self) -> str:
        return f"{self.grant} as of {self.as_of}"
