"""The retention curve: the share still employed on each day since the start, with its band."""

from bisect import bisect_right
from typing import NamedTuple

from django.utils.translation import gettext as _

from . import figures
from .chart import NARROW, WIDE, Chart, draw
from .scale import Scale, thinned
from .svg import Scene, corners

MILESTONES = (30, 60, 90, 180, 365)


class Point(NamedTuple):
    """From this day on the share is `value` (0..1), between `low` and `high`; `at_risk` people were still followed."""

    day: int
    value: float
    low: float | None = None
    high: float | None = None
    at_risk: int | None = None


def survival(points, *, title, label, as_of=None, horizon_days=365, stopped_on=None, note="") -> Chart:
    """Return the step curve over `points` (Point or tuple), from day 0 at 1.0 to `horizon_days`.

    `stopped_on` is the day from which too few are left to show; the curve ends there and says so.
    """
    curve = sorted(Point(*point) for point in points)
    if curve and curve[0].day > 0:
        curve.insert(0, Point(0, 1.0, 1.0, 1.0, None))
    end = min(horizon_days, stopped_on) if stopped_on is not None else horizon_days
    curve = [point for point in curve if point.day <= end]
    days = [day for day in MILESTONES if day <= horizon_days] or [horizon_days]
    drawings = [_drawing(curve, days, end, horizon_days, stopped_on, size) for size in (WIDE, NARROW)]
    return Chart(
        title,
        label,
        draw(drawings[0], title=title, label=label, layout="wide"),
        draw(drawings[1], title=title, label=label, layout="narrow"),
        (_("Days since the start"), _("Still employed"), _("95% interval"), _("Still followed")),
        tuple(_row(curve, day, end) for day in days),
        as_of,
        note,
        kind="survival",
    )


def at(curve, day) -> Point | None:
    """Return the step in force on `day`."""
    index = bisect_right([point.day for point in curve], day)
    return curve[index - 1] if index else None


def _row(curve, day, end):
    point = at(curve, day) if day <= end else None
    if point is None:
        return figures.count(day), figures.ABSENT, figures.ABSENT, figures.ABSENT
    return (
        figures.count(day),
        figures.percent(point.value),
        figures.span(point.low, point.high, "percent") or figures.ABSENT,
        figures.count(point.at_risk),
    )


def _drawing(curve, days, end, horizon, stopped_on, width) -> Scene:
    height = 340 if width == WIDE else 290
    scene = Scene(width, height)
    x = Scale(0, horizon, 48, width - (64 if width == WIDE else 24))
    y = Scale(0, 1, height - 52, 22)
    for share in (0, 0.25, 0.5, 0.75, 1):
        scene.line(x.start, y(share), x.end, y(share), "axis" if share == 0 else "grid")
        scene.text(40, y(share) + 4, figures.percent(share, 0), "tick", "end")
    for day in thinned([0, *days], x, 34):
        scene.line(x(day), y(0), x(day), y(0) + 5, "axis")
        scene.text(x(day), y(0) + 20, figures.count(day), "tick", "middle")
    scene.text((x.start + x.end) / 2, height - 10, _("days since the start of the job"), "axis-title", "middle")
    if not curve:
        scene.text((x.start + x.end) / 2, y(0.5), _("Nothing to draw yet"), "nothing", "middle")
        return scene
    if all(point.low is not None for point in curve):
        upper = _steps(curve, end, x, y, lambda point: point.high)
        lower = _steps(curve, end, x, y, lambda point: point.low)
        scene.add("polygon", points=corners(upper + lower[::-1]), class_="band")
    scene.add("polyline", points=corners(_steps(curve, end, x, y, lambda point: point.value)), class_="curve")
    for day in thinned([day for day in days if day <= end], x, 62):
        point = at(curve, day)
        scene.add("circle", cx=x(day), cy=y(point.value), r=4.5, class_="dot")
        side = "end" if x(day) > x.end - 20 and width == NARROW else "middle"
        lift = y(point.high if point.high is not None else point.value) - 9
        scene.text(x(day), max(14, lift), figures.percent(point.value), "value", side)
    if stopped_on is not None and stopped_on < horizon:
        scene.line(x(end), y(1), x(end), y(0), "stop")
        side = "end" if x(end) > (x.start + x.end) / 2 else "start"
        scene.text(x(end) + (8 if side == "start" else -8), y(0) - 12, _("too few to show beyond"), "tick", side)
    return scene


def _steps(curve, end, x, y, value):
    places = []
    for index, point in enumerate(curve):
        until = curve[index + 1].day if index + 1 < len(curve) else end
        places += [(x(point.day), y(value(point))), (x(until), y(value(point)))]
    return places
