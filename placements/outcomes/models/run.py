"""A run: the facts of one initiative as of a day, and the sums over them."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from intermediary.initiatives.models import Initiative


class Run(models.Model):
    """Facts and figures of an initiative as of a day, by the definitions of a moment.

    One run of an initiative is `current`: changes are worked into it as they come. A new day is built aside, in the
    `spare` one, and takes its place when it is whole. A run that somebody asked for is `kept` as it was made.
    """

    class Role(models.TextChoices):
        CURRENT = "current", _("Current")
        SPARE = "spare", _("Spare")
        KEPT = "kept", _("Kept")

    class State(models.TextChoices):
        BUILDING = "building", _("Working")
        READY = "ready", _("Ready")
        CANCELLED = "cancelled", _("Cancelled")
        INCOMPLETE = "incomplete", _("Some people could not be computed")

    PRIVACY = {
        "internal": "initiative role state as_of known_on title versions created_at started_at finished_at "
        "refreshed_at seconds placements enrollments tallied layers by"
    }

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="runs")
    role = models.CharField(max_length=8, choices=Role.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.BUILDING)
    as_of = models.DateField(_("As of"))
    # Only what was on record at the end of this day; empty: all that is recorded.
    known_on = models.DateField(_("As known on"), null=True, blank=True)
    title = models.CharField(_("Name"), max_length=120, blank=True)
    versions = models.JSONField(default=dict)  # measure → version of the definition that made it
    created_at = models.DateTimeField(db_default=Now())
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    refreshed_at = models.DateTimeField(null=True)  # when a change was last worked in
    seconds = models.FloatField(default=0)
    placements = models.IntegerField(default=0)
    enrollments = models.IntegerField(default=0)
    # Scopes (`Scope`) that keep tallies, since they are large; the figures of the others are read from their facts.
    tallied = ArrayField(models.BigIntegerField(), default=list)
    layers = models.IntegerField(default=0, db_default=0)  # of changes, on top of what was tallied
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(fields=["initiative"], condition=models.Q(role="current"), name="one_current_run"),
            models.UniqueConstraint(fields=["initiative"], condition=models.Q(role="spare"), name="one_spare_run"),
        )

    def __str__(self) -> str:
        return self.title or f"{self.initiative} as of {self.as_of}"


class Batch(models.Model):
    """A share of a run's people, worked in one transaction by whichever worker takes it first."""

    PRIVACY = {"internal": "run number low high people done_at error"}

    run = models.ForeignKey(Run, models.CASCADE, related_name="batches")
    number = models.IntegerField()
    low = models.BigIntegerField()  # ids of participants, first and last
    high = models.BigIntegerField()
    people = models.IntegerField()
    done_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["run", "number"], name="one_batch"),)

    def __str__(self) -> str:
        return f"{self.run_id}/{self.number}"


class Touched(models.Model):
    """Somebody whose records changed while a run was being built: worked in before it is called whole."""

    PRIVACY = {"internal": "run", "person": "participant_id"}

    run = models.ForeignKey(Run, models.CASCADE, related_name="+")
    participant_id = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["run", "participant_id"], name="touched_once"),)

    def __str__(self) -> str:
        return f"{self.participant_id} in run {self.run_id}"


class Tally(models.Model):
    """How the facts of a large scope (`Run.tallied`) lie over the values of one column: `ns[i]` units have `keys[i]`.

    What counts is the sum over all layers. A change is a layer of its own, with what it adds and takes away, so that
    its cost does not hang on how many others there are; now and then the layers are pressed into the lowest.
    Keys stand in no order, and one of which nothing is left may stand there with 0.
    """

    PRIVACY = {"internal": "run_id scope_id column layer", "sensitive": "set_id keys ns total squares"}

    pk = models.CompositePrimaryKey("run_id", "scope_id", "column", "set_id", "layer")
    run_id = models.IntegerField()
    scope_id = models.BigIntegerField()
    column = models.SmallIntegerField()  # number in `runs.columns`
    set_id = models.IntegerField()  # a `CutSet`, or 0 for everybody
    layer = models.IntegerField(default=0, db_default=0)
    keys = ArrayField(models.BigIntegerField())
    ns = ArrayField(models.IntegerField())
    total = models.DecimalField(max_digits=60, decimal_places=0, default=0)  # sum of the amounts, and of their squares
    squares = models.DecimalField(max_digits=60, decimal_places=0, default=0)

    def __str__(self) -> str:
        return f"{self.column} of {self.scope_id}"
