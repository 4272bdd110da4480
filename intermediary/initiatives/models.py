"""An initiative: one industry in one region, over years. Everything else belongs to one."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from intermediary.audit.records import Record


class Initiative(Record):
    """Industries are NAICS 2022 codes (2 to 6 digits, or a range such as 31-33), counties 5-digit FIPS codes."""

    PRIVACY = {"open": "key name industries counties started_on"}

    name = models.CharField(_("Name"), max_length=200)
    industries = ArrayField(models.CharField(max_length=6), default=list, verbose_name=_("Industries"))
    counties = ArrayField(models.CharField(max_length=5), default=list, verbose_name=_("Counties"))
    started_on = models.DateField(_("Started on"), null=True, blank=True)

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name
