"""Wages before and after as distributions: pairs of columns over the same bins."""

from django.utils.translation import gettext as _

from . import figures
from .chart import NARROW, WIDE, Chart, draw, too_few
from .scale import Scale, ticks
from .svg import Scene
from .wages import caution


def wage_bins(bins, *, title, label, as_of=None, names=None, note="") -> Chart:
    """Return column pairs; each bin is (from, to, people before, people after), `to` None for "and more".

    A count of None is withheld: a hatched stub stands there instead of a column.
    """
    bins = list(bins)
    names = names or (_("Before the program"), _("After placement"))
    words = [_range(low, high) for low, high, _before, _after in bins]
    return Chart(
        title,
        label,
        draw(_drawing(bins, WIDE), title=title, label=label, layout="wide"),
        draw(_drawing(bins, NARROW), title=title, label=label, layout="narrow"),
        (_("Hourly wage"), *names),
        tuple((word, _cell(row[2]), _cell(row[3])) for word, row in zip(words, bins, strict=True)),
        as_of,
        note or caution(),
        (("before", names[0], ""), ("after", names[1], "")),
        kind="wage_bins",
    )


def _cell(number):
    return too_few() if number is None else figures.count(number)


def _range(low, high):
    if high is None:
        return _("%(low)s and more") % {"low": f"${figures.count(low)}"}
    return f"${figures.count(low)}–{figures.count(high)}"


def _drawing(bins, width) -> Scene:
    scene = Scene(width, 280)
    counts = [count for row in bins for count in row[2:] if count is not None]
    marks = ticks(0, max([*counts, 1]), 4)
    y = Scale(0, marks[-1], 236, 14)
    left = 40
    for mark in marks:
        scene.line(left, y(mark), width, y(mark), "axis" if mark == 0 else "grid")
        scene.text(left - 8, y(mark) + 4, figures.count(mark), "tick", "end")
    room = (width - left) / max(1, len(bins))
    sparse = 1 if room >= 40 else 2
    for index, (low, _high, *pair) in enumerate(bins):
        start = left + index * room + room * 0.12
        column = room * 0.37
        for place, (count, kind) in enumerate(zip(pair, ("2", "1"), strict=True)):
            across = start + place * (column + 1)
            if count is None:
                scene.bar(across, 222, column, 14, "withheld", fill="url(#hatch)")
            else:
                scene.bar(across, y(count), column, 236 - y(count), f"fill-{kind}")
        if index % sparse == 0:
            scene.text(left + index * room, 254, f"${figures.count(low)}", "tick", "start")
    scene.text((left + width) / 2, 274, _("hourly wage, from"), "axis-title", "middle")
    return scene
