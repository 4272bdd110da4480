from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """The official files that are known here, by what they hold."""

    SOC = "soc", _("Occupations (SOC 2018)")
    CROSSWALK = "crosswalk", _("Changed occupation codes (SOC 2010 to 2018)")
    AREAS = "areas", _("Wage areas and their counties (OEWS)")
    OEWS = "oews", _("Wages by occupation and area (OEWS)")
    PROJECTIONS = "projections", _("Employment projections")
    QCEW = "qcew", _("Establishments, jobs and wages by county and industry (QCEW)")
    CPI = "cpi", _("Consumer prices (CPI-U)")


class Level(models.TextChoices):
    """How large an area a figure is of, from near to far."""

    METRO = "metro", _("metropolitan area")
    NONMETRO = "nonmetro", _("nonmetropolitan area")
    STATE = "state", _("state")
    NATION = "nation", _("United States")
