from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.research.models.release import Release


class Occupation(models.Model):
    """A code of SOC 2018 with its title; `level` is major, minor, broad or detailed."""

    PRIVACY = {"open": "code title level release"}

    code = models.CharField(_("Code"), max_length=7, unique=True)
    title = models.CharField(_("Title"), max_length=200)
    level = models.CharField(max_length=8)
    release = models.ForeignKey(Release, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Recoded(models.Model):
    """One line of the official crosswalk: what a code of SOC 2010 is in SOC 2018. A code that was split has several."""

    PRIVACY = {"open": "old old_title new new_title release"}

    old = models.CharField(max_length=7)
    old_title = models.CharField(max_length=200, blank=True)
    new = models.CharField(max_length=7)
    new_title = models.CharField(max_length=200, blank=True)
    release = models.ForeignKey(Release, models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["old", "new"], name="recoded_once"),)

    def __str__(self) -> str:
        return f"{self.old} is {self.new}"


class AreaCounty(models.Model):
    """That a county lies in an area for which wages are published."""

    PRIVACY = {"open": "fips area area_title release"}

    fips = models.CharField(_("County (FIPS)"), max_length=5)
    area = models.CharField(max_length=7)
    area_title = models.CharField(max_length=200)
    release = models.ForeignKey(Release, models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["fips", "area"], name="county_in_area_once"),)

    def __str__(self) -> str:
        return f"{self.fips} in {self.area_title}"
