"""Every number of a release as one row each: what CSV and XLSX hold."""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from intermediary.dashboards.funders.reading import Reading

NUMBERS = ("low", "high", "at_most", "at_least", "numerator", "denominator", "unknown", "immature", "excluded", "known")


class Number(NamedTuple):
    """One figure. `part` says of what kind, `table` and `group` whose, `measure` or `name` which."""

    part: str
    table: str
    group: str
    measure: str
    name: str
    version: int | None
    unit: str
    value: float | None
    suppressed: bool
    low: float | None = None
    high: float | None = None
    at_most: int | None = None
    at_least: int | None = None
    numerator: int | None = None
    denominator: int | None = None
    unknown: int | None = None
    immature: int | None = None
    excluded: int | None = None
    known: float | None = None


# Column → what it holds: the second half of the data dictionary.
COLUMNS = {
    "part": _("What kind of figure: rate, median, pipeline, curve, wages, employers or target"),
    "table": _("By what the figures are cut; total is everybody"),
    "group": _("Which row of the table, in words"),
    "measure": _("Key of the measure in the data dictionary"),
    "name": _("The measure, step, day or range in words"),
    "version": _("Version of the definition that the figure was computed with"),
    "unit": _("Unit of value, low and high: a rate is a fraction of 1"),
    "value": _("The figure; empty where it is hidden or said as a bound"),
    "suppressed": _("Yes where too few people or employers stand behind it"),
    "low": _("Lower end of the 95% interval"),
    "high": _("Upper end of the 95% interval"),
    "at_most": _("The rate is at most so many per cent, and no more is said"),
    "at_least": _("The rate is at least so many per cent, and no more is said"),
    "numerator": _("How many achieved it; empty where hidden"),
    "denominator": _("How many count, or stand behind the figure; empty where hidden"),
    "unknown": _("Of how many it is not known; they count against a rate"),
    "immature": _("For how many the day has not come"),
    "excluded": _("How many are left out by the definition"),
    "known": _("Share of those who count whose status is known"),
}


def numbers(reading: Reading) -> Iterator[Number]:
    """Rates and medians table by table, then pipeline, curves, wages, employers and targets."""
    yield from _tables(reading)
    for step in reading.body["pipeline"]:
        yield _count("pipeline", "total", "", step["title"], step["count"], immature=step["immature"])
    yield from _curves(reading)
    for each in reading.body["wage_bins"]:
        range_words = f"${each['from']}–{each['to']}" if each["to"] is not None else f"${each['from']}+"
        for when in ("before", "after"):
            yield _count("wages", "total", when, range_words, each[when])
    yield from _employers(reading)
    yield from _targets(reading)


def _tables(reading: Reading) -> Iterator[Number]:
    for table in reading.body["tables"]:
        for row in table["rows"]:
            label = reading.row_label(table, row)
            for measure, figure in row["figures"].items():
                more = {name: figure.get(name) for name in NUMBERS}
                yield _measured(reading, "rate", table["key"], label, measure, figure, **more)
            for measure, amount in row.get("amounts", {}).items():
                yield _measured(reading, "median", table["key"], label, measure, amount, denominator=amount["n"])


def _measured(reading: Reading, part: str, table: str, group: str, measure: str, found: dict, **more) -> Number:
    definition = reading.definitions.get(measure, {})
    return Number(
        part, table, group, measure, reading.title(measure), definition.get("version"), definition.get("unit", ""),
        found["value"], found["suppressed"], **more,
    )  # fmt: skip


def _count(part: str, table: str, group: str, name: str, count: int | None, **more) -> Number:
    return Number(part, table, group, "", str(name), None, "count", count, count is None, **more)


def _curves(reading: Reading) -> Iterator[Number]:
    for curve in reading.body["curves"]:
        table = reading.table(curve["table"])
        label = reading.row_label(table, {"at": curve["at"]}) if table else ""
        for point in curve["points"]:
            yield Number(
                "curve", curve["table"], label, f"sector.km.{curve['method']}", str(point["day"]), None, "probability",
                point["value"], False, point["low"], point["high"], denominator=point["at_risk"],
            )  # fmt: skip


def _employers(reading: Reading) -> Iterator[Number]:
    found = reading.body["employers"]
    yield _count("employers", "total", "", "employers", found["employers"])
    yield _count("employers", "total", "", "placements", found["placements"])
    for area in found["areas"]:
        yield _count("employers", "county", area["label"], "employers", area["employers"])
        yield _count("employers", "county", area["label"], "placements", area["placements"])
    yield _count("employers", "county", "elsewhere", "placements", found["elsewhere"])


def _targets(reading: Reading) -> Iterator[Number]:
    for target in reading.targets():
        definition = reading.definitions.get(target["measure"], {})
        period = target["period"]["label"] if target["period"] else ""
        common = (target["measure"], reading.title(target["measure"]), definition.get("version"), target["unit"])
        yield Number("target", "promised", period, *common, target["value"], False)
        hidden = target["state"] == "hidden"
        more = {"at_most": target["at_most"], "at_least": target["at_least"]}
        yield Number("target", "reached", period, *common, target["reached"], hidden, **more)
