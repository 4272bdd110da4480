"""What an occupation usually pays in an initiative's region, by the official wages on record."""

from decimal import Decimal

from django.db.models import Count
from django.utils.translation import gettext as _

from intermediary.initiatives.models import Initiative
from intermediary.research.models import AreaCounty, Wage


def typical_wages(initiative: Initiative, socs: list[str]) -> dict[str, tuple[Decimal, str]]:
    """SOC code → median an hour, and where it is from: of the published area in which most of the counties lie.

    An occupation without an hourly median there is missing: no other area stands in for it.
    """
    areas = AreaCounty.objects.filter(fips__in=initiative.counties).values("area").annotate(n=Count("fips"))
    area = areas.order_by("-n", "area").values_list("area", flat=True).first()
    if area is None:
        return {}
    found = Wage.objects.filter(area=area, soc__in=socs).exclude(h_median=None).select_related("release")
    return {wage.soc: (wage.h_median, _source(wage)) for wage in found}


def _source(wage: Wage) -> str:
    words = _("%(release)s, %(area)s, median, released %(day)s")
    return words % {"release": wage.release, "area": wage.area_title, "day": wage.release.released_on.isoformat()}
