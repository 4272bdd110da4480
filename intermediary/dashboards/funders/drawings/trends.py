"""The headline measures over the published releases of a grant."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from intermediary.dashboards import charts
from intermediary.dashboards.funders.reading import Reading, bound

from .drawn import Drawn, drawn
from .groups import HEADLINES

GAIN = "wage.hourly_gain"


def trends(reading: Reading, earlier: Sequence[Reading]) -> Iterator[Drawn]:
    """One chart a measure, where at least two releases have it; `earlier` are the releases before, in any order."""
    releases = [*earlier, reading]
    for measure in (*HEADLINES, GAIN):
        moments = [moment for release in releases if (moment := _moment(release, measure))]
        if len(moments) > 1 and sum(moment.value is not None for moment in moments) > 1:
            chart = charts.trend(
                moments,
                title=_("%(measure)s over releases") % {"measure": reading.title(measure)},
                label=_("What each published release said, by the day it is as of."),
                as_of=reading.as_of,
                unit=reading.unit(measure),
                target=reading.target(measure),
                note=_("A later release counts more people: a change is not only a change of results."),
            )
            yield drawn(reading, f"{measure}.trend", chart, [measure])


def _moment(reading: Reading, measure: str) -> charts.Moment | None:
    found = reading.figure(measure) or reading.amount(measure)
    if found is None or found.get("unconfirmed"):
        return None
    version = reading.definitions.get(measure, {}).get("version", 1)
    if found["value"] is None:
        said = bound(found)
        return charts.Moment(reading.as_of, suppressed=not said, words=said, version=version)
    low, high, n = found.get("low"), found.get("high"), found.get("denominator", found.get("n"))
    return charts.Moment(reading.as_of, found["value"], low, high, n, version=version)
