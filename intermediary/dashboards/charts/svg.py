"""Write SVG without templates: every text and attribute is escaped here, and style has no way in."""

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

FORBIDDEN = {"style", "script", "foreignObject", "onload", "onclick"}


def element(name: str, *children, **attributes) -> SafeString:
    """Return one element. `class_` is class, `stroke_width` is stroke-width; None leaves an attribute out.

    Raises ValueError for what the content security policy of the pages forbids.
    """
    if name in FORBIDDEN or FORBIDDEN & attributes.keys():
        raise ValueError(f"{name} {sorted(attributes)}: not in a page with a strict content security policy")
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_short(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(child if isinstance(child, SafeString) else escape(child) for child in children)
    return mark_safe(f"<{name}{written}>{inner}</{name}>")  # noqa: S308 escaped just above


class Scene:
    """A drawing in the making: a size, and the parts in the order of painting."""

    def __init__(self, width: int, height: int):
        self.width, self.height, self.parts = width, height, []

    def add(self, name: str, *children, **attributes):
        """Paint one element over what is there."""
        self.parts.append(element(name, *children, **attributes))

    def text(self, x, y, words, class_="", anchor="start"):
        """Write one line; y is the baseline."""
        self.add("text", words, x=x, y=y, class_=class_ or None, text_anchor=None if anchor == "start" else anchor)

    def line(self, x1, y1, x2, y2, class_):
        """Draw a straight line."""
        self.add("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)

    def bar(self, x, y, width, height, class_, radius=2, **attributes):
        """Draw a bar; one of no width is not drawn."""
        self.add("rect", x=x, y=y, width=_length(width), height=_length(height), rx=radius, class_=class_, **attributes)

    def withheld(self, x, y, width, height, words):
        """Draw the hatched box of a number that is not shown, with the words that say so beside or in it."""
        self.bar(x, y, width, height, "withheld", fill="url(#hatch)")
        self.text(x + 10, y + height / 2 + 4.5, words, "withheld-words")


def wrapped(words: str, width: float, size: float = 13, most: int = 2) -> list[str]:
    """Return at most `most` lines that fit `width`, by the average letter of the text face; the rest is cut with …"""
    room = max(4, int(width / (size * 0.54)))
    lines, current = [], ""
    for word in str(words).split():
        if current and len(current) + 1 + len(word) > room:
            lines.append(current)
            current = word
        else:
            current = f"{current} {word}".strip()
    lines.append(current)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [line if len(line) <= room else line[: room - 1].rstrip() + "…" for line in lines]


def corners(places) -> str:
    """Return pairs of coordinates as the `points` of a line or an area."""
    return " ".join(f"{_short(float(across))},{_short(float(down))}" for across, down in places)


def _short(value):
    """Round coordinates to a tenth: half the bytes, no visible difference."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else value


def _length(value):
    return value if isinstance(value, str) else max(0, value)
