from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Deferrable
from django.utils.translation import gettext_lazy as _

from intermediary.audit.records import Record


class Establishments(Record):
    """How many establishments a county has in an industry in a quarter, by a statistical office such as BLS (QCEW).

    Reference figures: what penetration is counted against. An industry that has none is not in such tables.
    """

    PRIVACY = {"open": "key county_fips naics quarter establishments source"}

    county_fips = models.CharField(_("County (FIPS)"), max_length=5)
    naics = models.CharField(_("Industry (NAICS)"), max_length=6)
    quarter = models.CharField(_("Quarter"), max_length=6, validators=[RegexValidator(r"^\d{4}Q[1-4]$")])
    establishments = models.PositiveIntegerField(_("Establishments"))
    source = models.CharField(_("Source"), max_length=200, blank=True)

    class Meta:
        ordering = ("-quarter", "county_fips", "naics")
        verbose_name_plural = _("establishments")
        constraints = (
            models.CheckConstraint(condition=models.Q(quarter__regex=r"^\d{4}Q[1-4]$"), name="establishments_quarter"),
            models.UniqueConstraint(
                fields=["county_fips", "naics", "quarter"],
                name="establishments_once",
                deferrable=Deferrable.DEFERRED,
                violation_error_message=_("This county, industry and quarter has its number already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.naics} in {self.county_fips} {self.quarter}"
