"""Who hired: how many, and where."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from intermediary.dashboards import charts
from intermediary.dashboards.funders.reading import Reading

from .drawn import Drawn


def employers(reading: Reading) -> Iterator[Drawn]:
    found = reading.body["employers"]
    if found["areas"]:
        chart = charts.county_map(
            [charts.Area(area["county"], area["placements"], also=area["employers"]) for area in found["areas"]],
            title=_("Placements by county of the employer"),
            label=_("Placements in counties with at least 11 of them at three employers or more."),
            as_of=reading.as_of,
            noun=_("Placements"),
            also=_("Employers"),
            note=_elsewhere(found["elsewhere"]),
        )
        yield Drawn("employers", chart, n=found["placements"])


def _elsewhere(count: int | None) -> str:
    if count is None:
        return _("Counties with few placements or employers are left out.")
    return _("%(n)s more in counties with few placements or employers, which are left out.") % {
        "n": charts.figures.count(count)
    }
