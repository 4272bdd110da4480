"""The five numbers every rate carries: achieved, not achieved, unknown, not yet due, excluded."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from . import figures
from .chart import NOTHING, Chart, draw, too_few
from .svg import Scene

KEYS = ("achieved", "missed", "unknown", "immature", "excluded")


def words() -> dict:
    """Return each number's name on the page."""
    return {
        "achieved": _("Achieved"),
        "missed": _("Not achieved"),
        "unknown": _("Unknown"),
        "immature": _("Not yet due"),
        "excluded": _("Excluded"),
    }


def five(numbers, *, title="", label="", as_of=None, names=None, note="") -> Chart:
    """Return one stacked bar with a legend that holds the counts.

    `numbers` is a mapping or an object with the five keys; a key that is missing or None is withheld, and with any
    withheld the bar is hatched throughout, because lengths would tell. `names` renames keys ({"achieved": "Placed"}).
    """
    given = {key: _value(numbers, key) for key in KEYS}
    names = {**words(), **(names or {})}
    whole = sum(float(number) for number in given.values() if number is not None)
    withheld = any(number is None for number in given.values())
    scene = Scene(100, 20)
    if withheld or not whole:
        scene.bar(0, 0, "100%", 20, "withheld" if withheld else "fill-empty", fill="url(#hatch)" if withheld else None)
    else:
        left = 0.0
        for key in KEYS:
            share = float(given[key]) / whole * 100
            if share:
                fill = "url(#hatch)" if key == "unknown" else None
                scene.add(
                    "rect", x=f"{left:.2f}%", y=0, width=f"{share:.2f}%", height=20, class_=f"part-{key}", fill=fill
                )
            left += share
    cells = {key: too_few() if number is None else figures.count(number) for key, number in given.items()}
    title = title or _("The five numbers")
    label = label or "; ".join(f"{names[key]}: {cells[key]}" for key in KEYS)
    drawing = draw(scene, title=title, label=label, layout="bar")
    return Chart(
        title,
        label,
        drawing,
        NOTHING,
        (_("Status"), _("Count")),
        tuple((names[key], cells[key]) for key in KEYS),
        as_of,
        note,
        tuple((key, names[key], cells[key]) for key in KEYS),
        kind="five",
    )


def _value(numbers, key):
    return numbers.get(key) if isinstance(numbers, Mapping) else getattr(numbers, key, None)
