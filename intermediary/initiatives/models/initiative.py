"""An initiative: one industry in one region, over years. Everything else belongs to one."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from intermediary.audit.records import Record


class Initiative(Record):
    """Industries are NAICS 2022 codes (2 to 6 digits, or a range such as 31-33), counties 5-digit FIPS codes,
    occupations the SOC 2018 codes it aims at."""

    PRIVACY = {"open": "key name industries counties occupations started_on"}

    name = models.CharField(_("Name"), max_length=200)
    industries = ArrayField(models.CharField(max_length=6), default=list, verbose_name=_("Industries"))
    counties = ArrayField(models.CharField(max_length=5), default=list, verbose_name=_("Counties"))
    occupations = ArrayField(
        models.CharField(max_length=7), default=list, db_default=[], blank=True, verbose_name=_("Target occupations")
    )
    started_on = models.DateField(_("Started on"), null=True, blank=True)

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name

    @cached_property
    def standard(self):
        """The standard set last, or the defaults where none was set. One query, once."""
        return self.standard_on(date.max)

    def standard_on(self, day: date):
        """The standard in force on a day: the last that began by then; before the first one, the defaults."""
        found = self.standards.filter(starts_on__lte=day).order_by("-starts_on").first()
        return found or self.standards.model(initiative=self)
