"""What every chart function returns, and the frame every drawing shares."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from .svg import Scene, element

WIDE, NARROW = 820, 344
NOTHING = SafeString("")


@dataclass(frozen=True)
class Chart:
    """A drawing for wide and narrow places, the same in a table, and the words around it."""

    title: str
    label: str
    wide: SafeString
    narrow: SafeString
    header: tuple
    rows: tuple
    as_of: date | None = None
    note: str = ""
    legend: tuple = ()
    kind: str = ""

    @property
    def svg(self) -> SafeString:
        """Both drawings; the style sheet shows the one that fits."""
        return mark_safe(self.wide + self.narrow)  # noqa: S308 parts were escaped when drawn

    @property
    def compact(self) -> SafeString:
        """The narrow drawing alone: for places that are never wide, at half the bytes."""
        narrow = self.narrow.replace('class="drawing narrow"', 'class="drawing compact"', 1)
        return mark_safe(narrow)  # noqa: S308 as above

    @property
    def table(self) -> tuple:
        """The table twin: (header, rows), cells as text."""
        return self.header, self.rows


def too_few() -> str:
    """Return the words that stand where a suppressed number would."""
    return _("too few to show")


def draw(scene: Scene, *, title: str, label: str, layout: str) -> SafeString:
    """Return the scene as one SVG image with a title, a description and the hatch for what is not shown.

    Ids must be unique on the page and survive caching, so they come from what is drawn.
    """
    marks = "".join(scene.parts)
    key = "c" + sha256(f"{title}|{label}|{layout}|{marks}".encode()).hexdigest()[:10]
    stripe = element("path", d="M0 6 6 0", class_="hatch-line")
    hatch = element("pattern", stripe, id=f"{key}-h", width=6, height=6, patternUnits="userSpaceOnUse")
    marks = marks.replace("url(#hatch)", f"url(#{key}-h)")
    inner = [
        element("title", title, id=f"{key}-t"),
        element("desc", label, id=f"{key}-d"),
        element("defs", hatch),
        mark_safe(marks),  # noqa: S308 made by element()
    ]
    return element(
        "svg",
        *inner,
        class_=f"drawing {layout}",
        viewBox=None if layout == "bar" else f"0 0 {scene.width} {scene.height}",
        height=scene.height if layout == "bar" else None,
        role="img",
        aria_labelledby=f"{key}-t {key}-d",
    )
