"""A trend as small as a word."""

from .chart import NOTHING, Chart, draw
from .scale import Scale
from .svg import Scene, corners


def sparkline(values, *, title, label) -> Chart:
    """Return a line over `values` (numbers or None, which breaks it), the last one marked; its own scale, no axis."""
    values = [None if value is None else float(value) for value in values]
    known = [value for value in values if value is not None]
    scene = Scene(120, 32)
    if known:
        x, y = Scale(0, max(1, len(values) - 1), 4, 114), Scale(min(known), max(known), 27, 5)
        run = []
        for index, value in [*enumerate(values), (len(values), None)]:
            if value is not None:
                run.append((x(index), y(value)))
            elif run:
                scene.add("polyline", points=corners(run), class_="curve thin")
                run = []
        last = max(index for index, value in enumerate(values) if value is not None)
        scene.add("circle", cx=x(last), cy=y(values[last]), r=3.5, class_="dot")
    drawing = draw(scene, title=title, label=label, layout="spark")
    return Chart(title, label, drawing, NOTHING, (), (), kind="sparkline")
