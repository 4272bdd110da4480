"""Wage before and after: two medians with their intervals and the middle half of the people."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from . import figures
from .chart import NARROW, WIDE, Chart, draw, too_few
from .scale import Scale, ticks
from .svg import Scene


class Wage(NamedTuple):
    """A median in dollars, its 95 % interval, n people, and the quartiles that hold the middle half."""

    median: float | None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    lower_quartile: float | None = None
    upper_quartile: float | None = None
    suppressed: bool = False


def caution() -> str:
    """Return the sentence that stands under every before-and-after figure."""
    return _("A difference before and after, not the program's impact.")


def wages(before, after, *, title, label, as_of=None, names=None, note="") -> Chart:
    """Return the two medians on one dollar axis; `before` and `after` are Wage or tuples, `names` the two row names.

    The gain of the median person is not the difference of the medians; show it as a tile of its own.
    """
    pair = [Wage(*before), Wage(*after)]
    names = names or (_("Before the program"), _("After placement"))
    return Chart(
        title,
        label,
        draw(_drawing(pair, names, WIDE), title=title, label=label, layout="wide"),
        draw(_drawing(pair, names, NARROW), title=title, label=label, layout="narrow"),
        (_("When"), _("Median"), _("95% interval"), _("Middle half"), "n"),
        tuple(_row(name, wage) for name, wage in zip(names, pair, strict=True)),
        as_of,
        note or caution(),
        kind="wages",
    )


def _row(name, wage):
    if wage.suppressed:
        return name, too_few(), figures.ABSENT, figures.ABSENT, figures.ABSENT
    return (
        name,
        figures.dollars(wage.median),
        figures.span(wage.low, wage.high, "dollars") or figures.ABSENT,
        figures.span(wage.lower_quartile, wage.upper_quartile, "dollars") or figures.ABSENT,
        figures.count(wage.n),
    )


def _numbers(pair):
    kinds = ("median", "low", "high", "lower_quartile", "upper_quartile")
    found = (getattr(wage, kind) for wage in pair if not wage.suppressed for kind in kinds)
    return [float(number) for number in found if number is not None] or [0, 1]


def _drawing(pair, names, width) -> Scene:
    scene = Scene(width, 208 if width == WIDE else 256)
    numbers = _numbers(pair)
    marks = ticks(min(numbers), max(numbers), 6 if width == WIDE else 4)
    x = Scale(marks[0], marks[-1], 180 if width == WIDE else 16, width - 24)
    bottom = scene.height - 34
    for mark in marks:
        scene.line(x(mark), 8, x(mark), bottom, "grid")
        scene.text(x(mark), bottom + 20, f"${figures.count(mark)}", "tick", "middle")
    places = (54, 132) if width == WIDE else (76, 178)
    medians = [None if wage.suppressed else wage.median for wage in pair]
    if None not in medians:
        scene.line(x(medians[0]), places[0], x(medians[1]), places[1], "link")
    for number, (name, wage, middle) in enumerate(zip(names, pair, places, strict=True), 1):
        across = x.start - 20 if width == WIDE else x.start
        scene.text(
            across, middle + 4.5 if width == WIDE else middle - 52, name, "name", "end" if width == WIDE else "start"
        )
        if wage.suppressed:
            scene.withheld(x.start, middle - 12, 160, 24, too_few())
        elif wage.median is None:
            scene.text(x.start, middle + 4.5, _("no data yet"), "nothing-small")
        else:
            _wage(scene, x, wage, middle, f"{2 if number == 1 else 1}")
    return scene


def _wage(scene, x, wage, middle, colour):
    if wage.lower_quartile is not None and wage.upper_quartile is not None:
        left = x(wage.lower_quartile)
        scene.bar(left, middle - 9, x(wage.upper_quartile) - left, 18, f"half-{colour}", radius=9)
    if wage.low is not None and wage.high is not None:
        scene.line(x(wage.low), middle, x(wage.high), middle, "whisker")
    scene.add("circle", cx=x(wage.median), cy=middle, r=8, class_=f"dot-{colour}")
    scene.text(x(wage.median), middle - 17, figures.dollars(wage.median), "figure", "middle")
