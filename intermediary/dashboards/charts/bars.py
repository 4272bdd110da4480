"""Horizontal bars with intervals: one measure by group, cohort or programme."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from . import figures
from .chart import NARROW, WIDE, Chart, draw, too_few
from .scale import Scale, ticks
from .svg import Scene, wrapped


class Bar(NamedTuple):
    """One row: value in the chart's unit, its interval, n people behind it; None and not suppressed means no data.

    `words` stand in place of a value that is said as a bound ("95% or more").
    """

    label: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    suppressed: bool = False
    words: str = ""


def bars(rows, *, title, label, as_of=None, unit="percent", target=None, note="", first_header="") -> Chart:
    """Return bars from zero for `rows` (Bar or tuple); `unit` is percent (rates 0..1), dollars, days or count.

    `target` draws one line across all rows. A suppressed row shows neither its value nor its n.
    """
    rows = [Bar(*row) for row in rows]
    legend = (("target", _("Target"), figures.amount(target, unit)),) if target is not None else ()
    return Chart(
        title,
        label,
        draw(_drawing(rows, unit, target, WIDE), title=title, label=label, layout="wide"),
        draw(_drawing(rows, unit, target, NARROW), title=title, label=label, layout="narrow"),
        (first_header or _("Group"), _("Value"), _("95% interval"), "n"),
        tuple(_row(row, unit) for row in rows),
        as_of,
        note,
        legend,
        kind="bars",
    )


def _row(row, unit):
    if row.suppressed:
        return row.label, too_few(), figures.ABSENT, figures.ABSENT
    return (
        row.label,
        row.words or figures.amount(row.value, unit),
        figures.span(row.low, row.high, unit) or figures.ABSENT,
        figures.count(row.n),
    )


def _reach(rows, unit, target) -> float:
    """Return the end of the axis: all of a share, otherwise the largest thing drawn."""
    if unit == "percent":
        return 1.0
    shown = [
        float(number) for row in rows if not row.suppressed for number in (row.value, row.high) if number is not None
    ]
    return ticks(0, max([*shown, float(target or 0), 1]))[-1]


def _drawing(rows, unit, target, width) -> Scene:
    beside = width == WIDE
    step = 44 if beside else 58
    scene = Scene(width, step * max(1, len(rows)) + 34)
    x = Scale(0, _reach(rows, unit, target), 200 if beside else 2, width - (92 if beside else 84))
    bottom = scene.height - 30
    for tick in ticks(0, x.high, 5 if beside else 4):
        scene.line(x(tick), 4, x(tick), bottom, "axis" if tick == 0 else "grid")
        anchor = "start" if tick == 0 and not beside else "middle"
        scene.text(
            x(tick), bottom + 18, figures.percent(tick, 0) if unit == "percent" else _tick(tick, unit), "tick", anchor
        )
    values = []
    for index, row in enumerate(rows):
        middle = index * step + (24 if beside else 36)
        if beside:
            lines = wrapped(row.label, x.start - 20)
            for number, words in enumerate(lines):
                scene.text(x.start - 12, middle + 4.5 + (number - (len(lines) - 1) / 2) * 15, words, "name", "end")
        else:
            values.append((x.start, middle - 16, wrapped(row.label, width - 20)[0], "name"))
        edge = _bar(scene, x, row, middle)
        if edge is not None:
            values.append((edge + 8, middle + 4.5, figures.amount(row.value, unit), "value"))
    if target is not None:
        scene.line(x(target), 2, x(target), bottom, "target")
    for value in values:  # last, so that no line runs through a number or a name
        scene.text(*value)
    return scene


def _bar(scene, x, row, middle) -> float | None:
    """Draw one bar with its interval; where it ends, or None where there is no value to write beside it."""
    if row.suppressed:
        scene.withheld(x.start, middle - 9, 150, 18, too_few())
        return None
    if row.value is None:
        scene.text(x.start + 10, middle + 4.5, row.words or _("no data yet"), "value" if row.words else "nothing-small")
        return None
    scene.bar(x.start, middle - 9, x(row.value) - x.start, 18, "fill-1")
    edge = x(row.value)
    if row.low is not None and row.high is not None:
        for style in ("halo", "whisker"):
            scene.line(x(row.low), middle, x(row.high), middle, style)
            for end in (row.low, row.high):
                scene.line(x(end), middle - 4, x(end), middle + 4, style)
        edge = max(edge, x(row.high))
    return edge


def _tick(value, unit):
    return f"${figures.count(value)}" if unit in ("dollars", "gain") else figures.count(value)
