"""What an occupation pays: the 10th to the 90th percentile of several places, against a wage that keeps a household."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from . import figures
from .chart import NARROW, WIDE, Chart, draw
from .scale import Scale, ticks
from .svg import Scene, wrapped

ROW = {WIDE: 52, NARROW: 74}
TOP = 36
NAMES = 236  # room for names beside the rows of a wide drawing


class Spread(NamedTuple):
    """Dollars at five percentiles; None is not known, or with `open_ended` above what is published. `ours` is about
    our own people or openings, `n` of them."""

    name: str
    low: float | None
    lower: float | None
    middle: float | None
    upper: float | None
    high: float | None
    open_ended: bool = False
    ours: bool = False
    n: int | None = None


def spread(rows, *, title, label, threshold=None, threshold_name="", as_of=None, note="") -> Chart:
    """Return the rows (Spread or tuples) on one dollar axis, with a line at `threshold` where there is one."""
    rows = [Spread(*row) for row in rows]
    drawn = {
        width: draw(_drawing(rows, threshold, threshold_name, width), title=title, label=label, layout=layout)
        for width, layout in ((WIDE, "wide"), (NARROW, "narrow"))
    }
    table = [_cells(row) for row in rows]
    if threshold is not None:
        table.append((threshold_name, "", "", figures.dollars(threshold), "", "", ""))
    header = (_("Where"), _("10th percentile"), _("25th"), _("Median"), _("75th"), _("90th percentile"), "n")
    return Chart(title, label, drawn[WIDE], drawn[NARROW], header, tuple(table), as_of, note, kind="spread")


def _cells(row: Spread) -> tuple:
    top = row.high if not (row.high is None and row.open_ended) else None
    words = _("above what is published") if row.high is None and row.open_ended else figures.dollars(top)
    return (
        row.name,
        *(figures.dollars(value) for value in (row.low, row.lower, row.middle, row.upper)),
        words,
        figures.count(row.n),
    )


def _drawing(rows: list[Spread], threshold, threshold_name: str, width: int) -> Scene:
    known = [float(v) for row in rows for v in row[1:6] if v is not None]
    if not known:
        scene = Scene(width, 60)
        scene.text(width / 2, 34, _("No wage is published here."), "nothing", "middle")
        return scene
    known += [float(threshold)] if threshold is not None else []
    scene = Scene(width, TOP + len(rows) * ROW[width] + 34)
    marks = ticks(min(known), max(known), 7 if width == WIDE else 4)
    x = Scale(marks[0], marks[-1], NAMES if width == WIDE else 12, width - 20)
    bottom = scene.height - 30
    for mark in marks:
        scene.line(x(mark), TOP, x(mark), bottom, "grid")
        scene.text(x(mark), bottom + 20, f"${figures.count(mark)}", "tick", "middle")
    if threshold is not None:  # under the rows, whose figures stay readable
        at = x(threshold)
        scene.line(at, TOP - 8, at, bottom, "target")
        words, right = f"{threshold_name} {figures.dollars(threshold)}", at > (x.start + x.end) / 2
        scene.text(at + (4 if right else -4), TOP - 14, words, "value", "end" if right else "start")
    for place, row in enumerate(rows):
        _row(scene, x, row, TOP + place * ROW[width] + (26 if width == WIDE else 50), width)
    return scene


def _row(scene: Scene, x: Scale, row: Spread, middle: float, width: int) -> None:
    colour = 2 if row.ours else 1
    if width == WIDE:
        lines = wrapped(row.name, NAMES - 30)
        for number, line in enumerate(lines):
            scene.text(NAMES - 20, middle + 4.5 + (number - (len(lines) - 1) / 2) * 16, line, "name", "end")
    else:
        scene.text(x.start, middle - 26, row.name, "name")
    ends = [value for value in (row.low, row.lower, row.middle, row.upper, row.high) if value is not None]
    if not ends:
        scene.text(x.start + 8, middle + 4.5, _("not published"), "nothing-small")
        return
    right = x.end if row.high is None and row.open_ended else x(max(ends))
    scene.line(x(min(ends)), middle, right, middle, "whisker")
    for end in (row.low, row.high):
        if end is not None:
            scene.line(x(end), middle - 6, x(end), middle + 6, "whisker")
    if row.lower is not None and row.upper is not None:
        left = x(row.lower)
        scene.bar(left, middle - 9, max(2, x(row.upper) - left), 18, f"box half-{colour}", radius=4)
    if row.middle is not None:
        scene.add("circle", cx=x(row.middle), cy=middle, r=6, class_=f"dot-{colour}")
        scene.text(x(row.middle), middle - 13, figures.dollars(row.middle), "value", "middle")
