from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.research.models.release import Release


class CountyIndustry(models.Model):
    """Establishments, jobs and wages of an industry in a county in a quarter, by who owns the establishments.

    `owner` is 5 private, 1 federal, 2 state, 3 local, 0 all (of the total of all industries only). Jobs are the mean of
    the three months. Jobs and wages are null where the office discloses none; establishments are always published.
    """

    PRIVACY = {"open": "fips naics owner quarter establishments jobs wages weekly_wage release"}

    fips = models.CharField(_("County (FIPS)"), max_length=5)
    naics = models.CharField(_("Industry (NAICS)"), max_length=6)
    owner = models.CharField(max_length=1)
    quarter = models.CharField(_("Quarter"), max_length=6)
    establishments = models.PositiveIntegerField()
    jobs = models.PositiveIntegerField(null=True)
    wages = models.BigIntegerField(null=True)
    weekly_wage = models.PositiveIntegerField(null=True)
    release = models.ForeignKey(Release, models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["fips", "naics", "owner", "quarter"], name="county_industry_once"),
        )

    def __str__(self) -> str:
        return f"{self.naics} in {self.fips} {self.quarter}"
