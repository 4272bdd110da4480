"""Facts: one narrow row per unit and run. Small integers, integer cents; `engine.facts` says what codes mean."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from intermediary.initiatives.models import Initiative
from placements.outcomes.definitions import quality
from placements.outcomes.definitions.retention import MILESTONES


class Scope(models.Model):
    """Something of an initiative that has figures: itself, a grant, a program, a cohort, an employer."""

    PRIVACY = {"internal": "initiative scope record_id"}

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="scopes")
    scope = models.CharField(max_length=12)
    record_id = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["initiative", "scope", "record_id"], name="one_scope"),)

    def __str__(self) -> str:
        return f"{self.scope} {self.record_id}"


class CutSet(models.Model):
    """The values that somebody has in one cut: one gender, one or several races."""

    PRIVACY = {"sensitive": "cut members"}

    cut = models.CharField(max_length=12)
    members = ArrayField(models.CharField(max_length=40))

    class Meta:
        constraints = (models.UniqueConstraint(fields=["cut", "members"], name="one_cut_set"),)

    def __str__(self) -> str:
        return f"{self.cut} {self.members}"


class Membership(models.Model):
    """That a cohort counted in a scope when the facts of a run were made."""

    PRIVACY = {"internal": "run_id cohort_id scope_id"}

    pk = models.CompositePrimaryKey("run_id", "cohort_id", "scope_id")
    run_id = models.IntegerField()
    cohort_id = models.BigIntegerField()
    scope_id = models.BigIntegerField()

    class Meta:
        indexes = (models.Index(fields=["run_id", "scope_id"]),)

    def __str__(self) -> str:
        return f"{self.cohort_id} in {self.scope_id}"


class Cuts(models.Model):
    """The set of values of a unit in each cut, as ids of `CutSet`."""

    gender = models.IntegerField()
    race = models.IntegerField()
    hispanic = models.IntegerField()
    education = models.IntegerField()
    age_band = models.IntegerField()
    barrier = models.IntegerField()
    veteran = models.IntegerField()
    county = models.IntegerField()

    class Meta:
        abstract = True


CUTS = "gender race hispanic education age_band barrier veteran county"
STATES = " ".join(f"{method}_{days}" for method in ("same", "continuous", "snapshot") for days in MILESTONES)


ITEMS = " ".join(quality.ITEMS)


class PlacementFact(Cuts):
    """What is known of one placement at each milestone, what it pays, what its person earned around it, and how good
    a job it is.

    `counts_in` are the scopes in which this placement speaks for its person in wage measures; empty where it is the
    person's only one and speaks for them everywhere.
    """

    PRIVACY = {
        "internal": "run_id",
        "person": "placement_id participant_id cohort_id employer_id started_on entry_day entry same_time same_ended "
        f"continuous_time continuous_ended had_job counts_in prior_year earned recorded state_180 state_365 said_again "
        f"good {ITEMS} {STATES}",
        "sensitive": CUTS,
        "wage": "wage_cents prior_cents year_after year_before before_cents after_cents gain_180 gain_365",
    }

    pk = models.CompositePrimaryKey("run_id", "placement_id")
    run_id = models.IntegerField()
    placement_id = models.BigIntegerField()
    participant_id = models.BigIntegerField()
    cohort_id = models.BigIntegerField()
    employer_id = models.BigIntegerField()
    started_on = models.DateField()
    entry_day = models.IntegerField()
    entry = models.SmallIntegerField()
    for _name in STATES.split():
        locals()[_name] = models.SmallIntegerField()
    del _name
    same_time = models.IntegerField(null=True)
    same_ended = models.BooleanField(null=True)
    continuous_time = models.IntegerField(null=True)
    continuous_ended = models.BooleanField(null=True)
    wage_cents = models.IntegerField(null=True)
    prior_cents = models.IntegerField(null=True)
    year_after = models.BigIntegerField(null=True)
    year_before = models.BigIntegerField(null=True)
    had_job = models.BooleanField(null=True)
    prior_year = models.SmallIntegerField(null=True)
    # The four quarters before entry and after the placement began; the wage in force later on, less the first.
    earned = models.SmallIntegerField(null=True)
    recorded = models.BooleanField(null=True)
    before_cents = models.BigIntegerField(null=True)
    after_cents = models.BigIntegerField(null=True)
    said_again = models.BooleanField(null=True)
    state_180 = models.SmallIntegerField(null=True)
    gain_180 = models.IntegerField(null=True)
    state_365 = models.SmallIntegerField(null=True)
    gain_365 = models.IntegerField(null=True)
    good = models.SmallIntegerField(null=True)
    for _name in ITEMS.split():
        locals()[_name] = models.SmallIntegerField(null=True)
    del _name
    counts_in = ArrayField(models.BigIntegerField(), null=True)

    class Meta:
        indexes = (
            models.Index(fields=["run_id", "participant_id"]),
            models.Index(fields=["run_id", "cohort_id"]),
            models.Index(fields=["run_id", "employer_id"]),
        )

    def __str__(self) -> str:
        return f"placement {self.placement_id} in run {self.run_id}"


class PeriodFact(Cuts):
    """What came of one period of participation, by federal indicator. It counts in the scopes of its cohorts."""

    PRIVACY = {
        "internal": "run_id",
        "person": "participant_id entry exit_on cohorts er_q2 er_q4 ese credential msg",
        "sensitive": CUTS,
        "wage": "paid_q2 cents_q2",
    }

    pk = models.CompositePrimaryKey("run_id", "participant_id", "entry")
    run_id = models.IntegerField()
    participant_id = models.BigIntegerField()
    entry = models.DateField()
    exit_on = models.DateField(null=True)
    cohorts = ArrayField(models.BigIntegerField())
    er_q2 = models.SmallIntegerField(null=True)
    er_q4 = models.SmallIntegerField(null=True)
    paid_q2 = models.SmallIntegerField(null=True)
    cents_q2 = models.BigIntegerField(null=True)
    ese = models.SmallIntegerField(null=True)
    credential = models.SmallIntegerField(null=True)
    msg = models.SmallIntegerField(null=True)

    def __str__(self) -> str:
        return f"period of {self.participant_id} from {self.entry} in run {self.run_id}"


class EnrollmentFact(Cuts):
    """Where one enrollment stands: completed or not, placed in time or not."""

    PRIVACY = {
        "internal": "run_id",
        "person": "enrollment_id participant_id cohort_id completion placed placed_so_far",
        "sensitive": CUTS,
    }

    pk = models.CompositePrimaryKey("run_id", "enrollment_id")
    run_id = models.IntegerField()
    enrollment_id = models.BigIntegerField()
    participant_id = models.BigIntegerField()
    cohort_id = models.BigIntegerField()
    completion = models.SmallIntegerField()
    placed = models.SmallIntegerField(null=True)
    placed_so_far = models.SmallIntegerField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["run_id", "participant_id"]),
            models.Index(fields=["run_id", "cohort_id"]),
        )

    def __str__(self) -> str:
        return f"enrollment {self.enrollment_id} in run {self.run_id}"
