"""Wage before and after: as distributions and as medians of the same people."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from intermediary.dashboards import charts
from intermediary.dashboards.funders.reading import Reading

from .drawn import Drawn, drawn


def wages(reading: Reading) -> Iterator[Drawn]:
    if drawing := _distribution(reading):
        yield drawing
    if drawing := _medians(reading):
        yield drawing


def _distribution(reading: Reading) -> Drawn | None:
    bins = [(each["from"], each["to"], each["before"], each["after"]) for each in reading.body["wage_bins"]]
    if not any(count is not None for _low, _high, *counts in bins for count in counts):
        return None
    chart = charts.wage_bins(
        bins,
        title=_("Hourly wages before and after"),
        label=_("How many people earned what an hour, before the program and in the first placement."),
        as_of=reading.as_of,
        note=_("The same people twice. A pre/post difference, not the program's impact."),
    )
    return drawn(reading, "wages.bins", chart, ("wage.after", "wage.before"))


def _medians(reading: Reading) -> Drawn | None:
    before, after = reading.amount("wage.before"), reading.amount("wage.after")
    if not before or not after or before["suppressed"] or after["suppressed"]:
        return None
    chart = charts.wages(
        charts.Wage(before["value"], n=before["n"]),
        charts.Wage(after["value"], n=after["n"]),
        title=_("Median wage before and after"),
        label=_("Median hourly wage of the same people, before the program and in the first placement."),
        as_of=reading.as_of,
        note=_("A pre/post difference, not the program's impact. Medians are rounded to $0.25."),
    )
    return drawn(reading, "wages.medians", chart, ("wage.after", "wage.before", "wage.hourly_gain"), after)
