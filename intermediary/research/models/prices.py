from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.research.models.release import Release


class Price(models.Model):
    """The consumer price index CPI-U of a year, its annual average (series CUUR0000SA0)."""

    PRIVACY = {"open": "year index release"}

    year = models.PositiveSmallIntegerField(_("Year"), unique=True)
    index = models.DecimalField(max_digits=8, decimal_places=3)
    release = models.ForeignKey(Release, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.year}: {self.index}"
