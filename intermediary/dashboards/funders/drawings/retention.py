"""Who stayed: the curve of everybody with its band, and what is verified at each milestone."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.dashboards import charts
from intermediary.dashboards.funders.reading import Reading, bar

from .drawn import Drawn, drawn

METHODS = {
    "same": gettext_lazy("Still with the same employer"),
    "continuous": gettext_lazy("Employed without a break, any employer"),
}
MILESTONES = (30, 60, 90, 180, 365)


def retention(reading: Reading) -> Iterator[Drawn]:
    for curve in reading.body["curves"]:
        if curve["table"] == "total" and curve["points"]:
            yield _curve(reading, curve)
    for method, title in METHODS.items():
        yield from _milestones(reading, method, str(title))


def _curve(reading: Reading, curve: dict) -> Drawn:
    method = curve["method"]
    points = [charts.Point(p["day"], p["value"], p["low"], p["high"], p["at_risk"]) for p in curve["points"]]
    chart = charts.survival(
        points,
        title=str(METHODS[method]),
        label=_("Estimated share of placements still held, by days since the first day worked (Kaplan–Meier)."),
        as_of=reading.as_of,
        stopped_on=curve["stopped_on"],
        note=_(
            "Everybody placed counts from their first day, also those whose year is not over. The band is the 95% "
            "interval."
        ),
    )
    figure = reading.figure(f"sector.ret.{method}.30")
    measures = [f"sector.km.{method}.{days}" for days in MILESTONES] + [f"sector.ret.{method}.180"]
    return drawn(reading, f"curve.{method}", chart, measures, {**(figure or {}), "denominator": points[0].at_risk})


def _milestones(reading: Reading, method: str, title: str) -> Iterator[Drawn]:
    keys = {days: f"sector.ret.{method}.{days}" for days in MILESTONES}
    found = {days: reading.figure(key) for days, key in keys.items()}
    rows = [
        bar(_("%(n)s days") % {"n": days}, figure)
        for days, figure in found.items()
        if figure and not figure.get("unconfirmed")
    ]
    if any(row.value is not None or row.words for row in rows):
        chart = charts.bars(
            rows,
            title=_("%(title)s: verified at each milestone") % {"title": title},
            label=_("Share of placements whose day has come that are confirmed to be held. Unknown counts against it."),
            as_of=reading.as_of,
            note=_("Unknown counts against the rate."),
            first_header=_("After"),
        )
        yield drawn(reading, f"milestones.{method}", chart, keys.values(), found[180] or found[90])
