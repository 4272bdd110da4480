"""Who may be served, as dated rules of a program or a grant, and what was decided of whom on which facts."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from intermediary.funding.models import Grant
from participants.enums import Education
from participants.models import Participant
from trainings.models import Cohort, Program


class Rule(models.Model):
    """One version of what a program or a grant asks. It is never changed: another version takes its place from a day.

    What is left empty is not asked. Income is of the household, in dollars a year: `income_first` for one person and
    `income_each` more for every further one, as poverty guidelines are published. `question` is the funder's own, to
    which the answer has to be yes.
    """

    PRIVACY = {
        "open": "program grant starts_on min_age max_age counties income_first income_each work_authorized education"
        " question",
        "internal": "made_at made_by",
    }

    program = models.ForeignKey(Program, models.CASCADE, null=True, related_name="rules")
    grant = models.ForeignKey(Grant, models.CASCADE, null=True, related_name="rules")
    starts_on = models.DateField(_("In force from"))
    min_age = models.PositiveSmallIntegerField(_("At least so old"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(
        _("At most so old"), null=True, blank=True, validators=[MaxValueValidator(120)]
    )
    counties = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    income_first = models.PositiveIntegerField(_("Household income of one person, at most"), null=True, blank=True)
    income_each = models.PositiveIntegerField(_("More for each further person"), null=True, blank=True)
    work_authorized = models.BooleanField(_("May work in the United States"), default=False)
    education = models.CharField(_("At least this education"), max_length=12, choices=Education.choices, blank=True)
    question = models.CharField(_("A question of the funder's"), max_length=200, blank=True)
    made_at = models.DateTimeField(db_default=Now())
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-starts_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(program=None, grant__isnull=False) | models.Q(program__isnull=False, grant=None),
                name="rule_of_a_program_or_a_grant",
            ),
            models.CheckConstraint(
                condition=models.Q(max_age__gte=models.F("min_age")),
                name="rule_ages_in_order",
                violation_error_message=_("The highest age is not below the lowest."),
            ),
        )

    def __str__(self) -> str:
        return str(self.program or self.grant)


class Decision(models.Model):
    """What was certified of one person for one cohort under one rule. `facts`: each condition as it was looked at.

    A decision stays as it is whatever becomes of the facts; a later one stands beside it.
    """

    PRIVACY = {"person": "participant cohort rule decided_on", "sensitive": "eligible facts", "internal": "decided_by"}

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="eligibility")
    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="eligibility")
    rule = models.ForeignKey(Rule, models.PROTECT, related_name="decisions")
    eligible = models.BooleanField()
    facts = models.JSONField()
    decided_on = models.DateField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=["cohort", "participant"], name="decision_in_cohort"),)

    def __str__(self) -> str:
        return f"{self.participant_id} in {self.cohort_id}: {self.eligible}"
