"""Career pathways: occupations as steps, and what leads from one to the next."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from intermediary.initiatives.models import Initiative
from intermediary.reference.occupations import occupation_title
from trainings.models import Program


class Pathway(models.Model):
    """`published`: its picture, without any count of people, may be seen and embedded by everybody."""

    PRIVACY = {"open": "initiative name description published", "internal": "made_at"}

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="pathways")
    name = models.CharField(_("Name"), max_length=120)
    description = models.CharField(_("Whom it is for"), max_length=400, blank=True)
    published = models.BooleanField(_("Shown to the public"), default=False)
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["initiative", "name"],
                name="pathway_once",
                violation_error_message=_("This initiative has a pathway of that name already."),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Step(models.Model):
    """An occupation on a pathway. `wage` is what is usually paid an hour; it is nothing without its source and year."""

    PRIVACY = {"open": "pathway soc title wage wage_source"}

    pathway = models.ForeignKey(Pathway, models.CASCADE, related_name="steps")
    soc = models.CharField(_("Occupation (SOC)"), max_length=7)
    title = models.CharField(_("Title"), max_length=120, blank=True)
    wage = models.DecimalField(_("Typical hourly wage"), max_digits=7, decimal_places=2, null=True, blank=True)
    wage_source = models.CharField(
        _("Source of the wage"), max_length=200, blank=True, help_text=_("Such as “OEWS May 2024, Hartford, median”.")
    )

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["pathway", "soc"],
                name="occupation_once_on_a_pathway",
                violation_error_message=_("This occupation is on the pathway already."),
            ),
            models.CheckConstraint(
                condition=models.Q(wage__gt=0) & models.Q(wage__lte=1000),
                name="step_wage_is_hourly",
                violation_error_message=_("An hourly wage is above 0 and at most 1,000 dollars."),
            ),
            models.CheckConstraint(
                condition=models.Q(wage=None) | ~models.Q(wage_source=""),
                name="step_wage_has_a_source",
                violation_error_message=_("Say where the wage is from, and of which year."),
            ),
        )

    def __str__(self) -> str:
        return self.title or occupation_title(self.soc) or self.soc


class Edge(models.Model):
    """The way from one step to the next, or (without `start`) onto the pathway: what it takes, and how long."""

    PRIVACY = {"open": "pathway start end credential months_low months_high programs"}

    pathway = models.ForeignKey(Pathway, models.CASCADE, related_name="edges")
    start = models.ForeignKey(
        Step, models.CASCADE, null=True, blank=True, related_name="ways_on", verbose_name=_("From")
    )
    end = models.ForeignKey(Step, models.CASCADE, related_name="ways_here", verbose_name=_("To"))
    credential = models.CharField(_("Credential"), max_length=120, blank=True)
    months_low = models.PositiveSmallIntegerField(_("Months, at least"), null=True, blank=True)
    months_high = models.PositiveSmallIntegerField(_("Months, at most"), null=True, blank=True)
    programs = models.ManyToManyField(Program, blank=True, related_name="pathway_edges", verbose_name=_("Programs"))

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["start", "end"],
                name="one_way_between_two_steps",
                nulls_distinct=False,
                violation_error_message=_("There is a way between these two already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(start=models.F("end")),
                name="way_leads_somewhere",
                violation_error_message=_("A way leads to another step."),
            ),
            models.CheckConstraint(
                condition=models.Q(months_high__gte=models.F("months_low")),
                name="way_months_in_order",
                violation_error_message=_("The longer time cannot be the shorter one."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.start or _('New to the field')} → {self.end}"

    @property
    def time(self) -> str:
        """How long it usually takes, in words; empty where nobody said."""
        low, high = self.months_low, self.months_high
        if low is None and high is None:
            return ""
        if low is None or high is None or low == high:
            months = high if low is None else low
            return ngettext("%(n)s month", "%(n)s months", months) % {"n": months}
        return _("%(low)s to %(high)s months") % {"low": low, "high": high}
