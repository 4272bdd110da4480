"""One figure against its target."""

from django.utils.translation import gettext as _

from . import figures
from .chart import NOTHING, Chart, draw, too_few
from .svg import Scene


def target(value, goal, *, title, label="", as_of=None, unit="percent", reach=None, suppressed=False, note="") -> Chart:
    """Return a track filled to `value` with a mark at `goal`, both in `unit`; percent tracks end at 1.

    The legend says in words whether the target is met: colour is not the only sign. `reach` is the end of the track.
    """
    end = float(reach or (1 if unit == "percent" else max(float(value or 0), float(goal)) * 1.25 or 1))
    shown = None if suppressed else value
    scene = Scene(100, 22)
    scene.bar(0, 5, "100%", 12, "fill-empty", radius=6)
    if suppressed:
        scene.bar(0, 5, "100%", 12, "withheld", radius=6, fill="url(#hatch)")
    elif value is not None:
        scene.bar(0, 5, f"{min(100.0, float(value) / end * 100):.2f}%", 12, "fill-1", radius=6)
    mark = f"{min(100.0, float(goal) / end * 100):.2f}%"
    scene.line(mark, 0, mark, 22, "target")
    reached = too_few() if suppressed else figures.amount(value, unit)
    verdict = _verdict(shown, goal)
    label = label or f"{reached}; {_('target')} {figures.amount(goal, unit)}. {verdict}"
    drawing = draw(scene, title=title, label=label, layout="bar")
    return Chart(
        title,
        label,
        drawing,
        NOTHING,
        (_("Figure"), _("Value")),
        ((title, reached), (_("Target"), figures.amount(goal, unit))),
        as_of,
        note,
        (("reached", verdict, reached), ("target", _("Target"), figures.amount(goal, unit))),
        kind="target",
    )


def _verdict(value, goal) -> str:
    if value is None:
        return _("Not known yet")
    return _("Target met") if float(value) >= float(goal) else _("Below target")
