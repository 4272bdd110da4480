from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.research.enums import Level
from intermediary.research.models.release import Release

HOURS = 2080  # a year's, by which the statisticians turn hourly wages into annual ones


def wage(places: int = 2):
    return models.DecimalField(max_digits=10, decimal_places=places, null=True, blank=True)


class Wage(models.Model):
    """What an occupation earns in an area: dollars an hour and a year, mean and at the percentiles.

    Null is suppressed; `marks` says how the file marked it ("h_pct90 #": at or above the highest wage published;
    "tot_emp **": not released). `annual_only` occupations, such as teachers, have no hourly wages.
    """

    PRIVACY = {
        "open": "area area_title level soc employment h_mean h_pct10 h_pct25 h_median h_pct75 h_pct90 a_mean a_pct10 "
        "a_pct25 a_median a_pct75 a_pct90 annual_only marks release"
    }

    area = models.CharField(max_length=7)
    area_title = models.CharField(max_length=200)
    level = models.CharField(max_length=8, choices=Level.choices)
    soc = models.CharField(_("Occupation (SOC)"), max_length=7)
    employment = models.PositiveIntegerField(null=True)
    h_mean, h_pct10, h_pct25, h_median, h_pct75, h_pct90 = (wage() for _n in range(6))
    a_mean, a_pct10, a_pct25, a_median, a_pct75, a_pct90 = (wage() for _n in range(6))
    annual_only = models.BooleanField(default=False)
    marks = ArrayField(models.CharField(max_length=20), default=list)
    release = models.ForeignKey(Release, models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["soc", "area"], name="one_wage_an_area"),)

    def __str__(self) -> str:
        return f"{self.soc} in {self.area_title}"


class Projection(models.Model):
    """How many work in an occupation and will, and openings a year on average. `area` is a state's two digits or 00."""

    PRIVACY = {
        "open": "area area_title soc base_year projected_year base_employment projected_employment change_percent "
        "annual_openings education marks release"
    }

    area = models.CharField(max_length=2)
    area_title = models.CharField(max_length=60)
    soc = models.CharField(_("Occupation (SOC)"), max_length=7)
    base_year = models.PositiveSmallIntegerField()
    projected_year = models.PositiveSmallIntegerField()
    base_employment = models.PositiveIntegerField(null=True)
    projected_employment = models.PositiveIntegerField(null=True)
    change_percent = models.DecimalField(max_digits=7, decimal_places=1, null=True)
    annual_openings = models.PositiveIntegerField(null=True)
    education = models.CharField(max_length=100, blank=True)
    marks = ArrayField(models.CharField(max_length=40), default=list)
    release = models.ForeignKey(Release, models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["soc", "area"], name="one_projection_an_area"),)

    def __str__(self) -> str:
        return f"{self.soc} in {self.area_title} to {self.projected_year}"
