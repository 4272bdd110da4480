"""The pipeline: how many reached each step, and what share of the step before."""

from itertools import pairwise
from typing import NamedTuple

from django.utils.translation import gettext as _

from . import figures
from .chart import NARROW, WIDE, Chart, draw, too_few
from .scale import Scale
from .svg import Scene, corners, wrapped


class Step(NamedTuple):
    """One step; `note` is a short line under the label, such as "31 not yet due"."""

    label: str
    count: int | None
    suppressed: bool = False
    note: str = ""


def funnel(steps, *, title, label, as_of=None, note="") -> Chart:
    """Return the steps (Step or tuple) as bars of one scale. A withheld step also withholds the shares beside it."""
    steps = [Step(*step) for step in steps]
    shares = [None, *(_share(before, step) for before, step in pairwise(steps))]
    return Chart(
        title,
        label,
        draw(_columns(steps, shares), title=title, label=label, layout="wide"),
        draw(_rows(steps, shares), title=title, label=label, layout="narrow"),
        (_("Step"), _("People"), _("Of the step before")),
        tuple(
            (step.label, too_few() if step.suppressed else figures.count(step.count), figures.percent(share))
            for step, share in zip(steps, shares, strict=True)
        ),
        as_of,
        note,
        kind="funnel",
    )


def _share(before, step):
    if before.suppressed or step.suppressed or not before.count or step.count is None:
        return None
    return step.count / before.count


def _most(steps) -> float:
    return max([step.count for step in steps if step.count is not None and not step.suppressed] or [1]) or 1


def _columns(steps, shares) -> Scene:
    scene = Scene(WIDE, 264)
    room = WIDE / max(1, len(steps))
    y = Scale(0, _most(steps), 204, 44)
    scene.line(0, 204, WIDE, 204, "axis")
    tops = [204 if step.suppressed or step.count is None else y(step.count) for step in steps]
    for index, step in enumerate(steps):
        left, wide = index * room + room * 0.14, room * 0.58
        if step.suppressed:
            scene.withheld(left, 168, max(wide, 116), 36, too_few())
        else:
            scene.bar(left, tops[index], wide, 204 - tops[index], "fill-1")
            scene.text(left, tops[index] - 10, figures.count(step.count), "figure")
            following = steps[index + 1] if index + 1 < len(steps) else None
            if following and not following.suppressed and following.count is not None and step.count is not None:
                right = (index + 1) * room + room * 0.14
                slope = [(left + wide, tops[index]), (right, tops[index + 1]), (right, 204), (left + wide, 204)]
                scene.add("polygon", points=corners(slope), class_="slope")
        if shares[index] is not None:
            scene.text(
                index * room + room * 0.14 - room * 0.21, 198, figures.percent(shares[index], 0), "share", "middle"
            )
        for number, line in enumerate(wrapped(step.label, room * 0.84)):
            scene.text(left, 226 + number * 16, line, "name")
        if step.note:
            scene.text(
                left, 226 + len(wrapped(step.label, room * 0.84)) * 16, wrapped(step.note, room * 0.9, 12)[0], "tick"
            )
    return scene


def _rows(steps, shares) -> Scene:
    scene = Scene(NARROW, 66 * max(1, len(steps)))
    x = Scale(0, _most(steps), 2, NARROW - 96)
    for index, step in enumerate(steps):
        top = index * 66
        scene.text(2, top + 16, f"{step.label}, {step.note}" if step.note else step.label, "name")
        if step.suppressed:
            scene.withheld(2, top + 26, 160, 24, too_few())
            continue
        edge = x(step.count or 0)
        scene.bar(2, top + 26, edge - 2, 24, "fill-1")
        scene.text(edge + 8, top + 43.5, figures.count(step.count), "value")
        if shares[index] is not None:
            scene.text(NARROW - 2, top + 43.5, figures.percent(shares[index], 0), "tick", "end")
    return scene
