"""A chart as one SVG file: with its heading, what it is from, and the light theme's colours inside."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from textwrap import wrap

from django.conf import settings
from django.utils.safestring import mark_safe

from .chart import Chart
from .svg import Scene, element

EDGE, LINE = 24, 18
SIZE = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
RULE = re.compile(r"^(\.drawing [^{]+)\{([^}]+)\}$", re.MULTILINE)
TOKEN = re.compile(r"^  (--[\w-]+): (.+);$", re.MULTILINE)


def standalone(chart: Chart, below: list[str]) -> str:
    """Return the wide drawing under its title; `below` are lines that say where it is from and what it is not."""
    width, height = map(int, SIZE.search(chart.wide).groups())
    lines = [line for words in filter(None, [chart.note, *below]) for line in wrap(words, width // 6 - 4)]
    entries = [" ".join(filter(None, map(str, (words, figure)))) for _key, words, figure in chart.legend]
    top = (EDGE + 34 if chart.title else 8) + (LINE + 8 if entries else 0)
    scene = Scene(width + 2 * EDGE, top + height + 8 + (len(lines) * LINE + EDGE + 12 if lines else 0))
    scene.add("rect", width=scene.width, height=scene.height, class_="paper")
    if chart.title:
        scene.text(EDGE, EDGE + 16, chart.title, "heading")
    across = EDGE
    for (key, *_words), entry in zip(chart.legend, entries, strict=True):
        _swatch(scene, key, across, top - 24)
        scene.text(across + 18, top - 13, entry, "legend-words")
        across += 44 + len(entry) * 7
    inner = chart.wide.replace("<svg ", f'<svg x="{EDGE}" y="{top}" width="{width}" height="{height}" ', 1)
    scene.parts.append(inner)
    for number, line in enumerate(lines):
        scene.text(EDGE, top + height + 30 + number * LINE, line, "from")
    written = element(
        "svg",
        mark_safe(f"<style>{_style()}</style>"),  # noqa: S308 our own style sheet
        *map(mark_safe, scene.parts),
        viewBox=f"0 0 {scene.width} {scene.height}",
        width=scene.width,
        height=scene.height,
        xmlns="http://www.w3.org/2000/svg",
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}'


def picture(chart: Chart) -> str:
    """Return the wide drawing alone, with its legend: where heading, notes and table stand around it."""
    return standalone(replace(chart, title="", note=""), [])


def _swatch(scene: Scene, key: str, across: float, down: float) -> None:
    kind = {"target": "target-mark", "before": "fill-2", "after": "fill-1", "unknown": "few"}.get(key, key)
    scene.bar(across, down, 3 if key == "target" else 12, 12, kind)


@cache
def _style() -> str:
    """The rules of the style sheet that concern drawings, with the light value of each colour in place of its name."""
    folder = Path(settings.BASE_DIR) / "static" / "css"
    tokens = {name: _light(value) for name, value in TOKEN.findall((folder / "tokens.css").read_text())}
    rules = [
        f"{selector.strip()}{{{body.strip()}}}" for selector, body in RULE.findall((folder / "figures.css").read_text())
    ]
    own = [
        '.drawing,text{font-family:"Public Sans",sans-serif}',
        ".paper{fill:var(--surface)}",
        ".heading{font-size:19px;font-weight:700;fill:var(--ink)}",
        ".from,.legend-words{font-size:12px;fill:var(--ink-2)}",
        ".target-mark{fill:var(--ink)}.few{fill:none;stroke:var(--chart-quiet);stroke-dasharray:2 2}",
        *(f".{kind}{{fill:var(--{name})}}" for kind, name in _swatches()),
    ]
    style = "".join([*own, *rules]).replace("font-weight: 650", "font-weight: 700")  # the weights that Typst is given
    return re.sub(r"var\((--[\w-]+)\)", lambda found: tokens[found[1]], style)


def _swatches():
    yield from (("fill-1", "chart-1"), ("fill-2", "chart-2"))
    yield from ((f"shade-{step}", f"shade-{step}") for step in range(1, 5))


def _light(value: str) -> str:
    return value.removeprefix("light-dark(").split(",")[0] if value.startswith("light-dark(") else value
