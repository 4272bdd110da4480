"""One measure over releases: a dot for each, joined only where nothing lies between and the rule stayed the same."""

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from . import figures
from .chart import NARROW, WIDE, Chart, draw, too_few
from .scale import Scale, thinned, ticks
from .svg import Scene


class Moment(NamedTuple):
    """What one release said: its day, the value with its interval, n, and the version of the definition it used."""

    day: date
    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    suppressed: bool = False
    version: int | str = 1
    words: str = ""  # a bound in place of the value: "95% or more"


def trend(moments, *, title, label, as_of=None, unit="percent", target=None, note="") -> Chart:
    """Return the line over `moments` (Moment or tuple). A changed definition breaks the line and is said."""
    moments = sorted((Moment(*moment) for moment in moments), key=lambda moment: moment.day)
    changed = any(one.version != other.version for one, other in pairwise(moments))
    words = _("The line breaks where the definition changed.") if changed else ""
    return Chart(
        title,
        label,
        draw(_drawing(moments, unit, target, WIDE), title=title, label=label, layout="wide"),
        draw(_drawing(moments, unit, target, NARROW), title=title, label=label, layout="narrow"),
        (_("As of"), _("Value"), _("95% interval"), "n"),
        tuple(_row(moment, unit) for moment in moments),
        as_of,
        " ".join(filter(None, (note, words))),
        (("target", _("Target"), figures.amount(target, unit)),) if target is not None else (),
        kind="trend",
    )


def _row(moment: Moment, unit: str) -> tuple:
    day = date_format(moment.day)
    if moment.suppressed:
        return day, too_few(), figures.ABSENT, figures.ABSENT
    return (
        day,
        moment.words or figures.amount(moment.value, unit),
        figures.span(moment.low, moment.high, unit) or figures.ABSENT,
        figures.count(moment.n),
    )


def _marks(moments: list[Moment], unit: str, target) -> list[float]:
    if unit == "percent":
        return [0, 0.25, 0.5, 0.75, 1]
    shown = [float(n) for moment in moments for n in (moment.value, moment.low, moment.high) if n is not None]
    return ticks(min([*shown, 0]), max([*shown, float(target or 0), 1]), 5)


def _drawing(moments: list[Moment], unit: str, target, width: int) -> Scene:
    scene = Scene(width, 260 if width == WIDE else 230)
    marks = _marks(moments, unit, target)
    first, last = (moments[0].day.toordinal(), moments[-1].day.toordinal()) if moments else (0, 1)
    days = Scale(first, last, 84, width - 44)
    y = Scale(marks[0], marks[-1], scene.height - 40, 24)
    for mark in marks:
        scene.line(52, y(mark), width, y(mark), "axis" if mark == 0 else "grid")
        words = figures.percent(mark, 0) if unit == "percent" else figures.amount(mark, unit)
        scene.text(44, y(mark) + 4, words, "tick", "end")
    if target is not None:
        scene.line(52, y(target), width, y(target), "target")
    places = range(len(moments))

    def x(place: int) -> float:
        return days(moments[place].day.toordinal())

    for place in thinned(places, x, 84):
        scene.text(x(place), scene.height - 14, date_format(moments[place].day, "M Y"), "tick", "middle")
    for place, (one, other) in enumerate(pairwise(moments)):
        if one.value is not None and other.value is not None and one.version == other.version:
            scene.line(x(place), y(one.value), x(place + 1), y(other.value), "curve")
    for place, moment in enumerate(moments):
        _dot(scene, x(place), y, moment)
    for place in thinned([place for place in places if moments[place].value is not None], x, 62):
        moment = moments[place]
        lift = y(moment.high if moment.high is not None else moment.value) - 11
        scene.text(x(place), max(14, lift), figures.amount(moment.value, unit), "value", "middle")
    return scene


def _dot(scene: Scene, x: float, y: Scale, moment: Moment) -> None:
    if moment.suppressed or moment.words:
        scene.bar(x - 7, y.start - 20, 14, 20, "withheld", fill="url(#hatch)")
    elif moment.value is not None:
        if moment.low is not None and moment.high is not None:
            scene.line(x, y(moment.low), x, y(moment.high), "whisker")
        scene.add("circle", cx=x, cy=y(moment.value), r=4.5, class_="dot")
