"""A career pathway: occupations from left to right, and between them what leads on and how many took it.

On a phone the same is a list from top to bottom. Counts are drawn only where they are given: a public picture has none.
"""

from itertools import pairwise
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import figures
from .chart import NARROW, Chart, draw
from .layers import Spot, columns, lay_out, spread
from .svg import Scene, wrapped

CARD = 156  # width of a step's card
FULL, GAPS = 980, (132, 220)  # width that a picture fills, if room between two columns stays between these
TITLE = 16  # height of a line of a step's title; under it stand wage and people
ENTRY = 14  # radius of the dot at which people new to the field begin
LINE = 14  # height of a line of a way's label, which leaves the line of the way to be seen on either side
AROUND = 32
BETWEEN = 56
TOWARD = 0.68  # of the height between two steps: ways out of one are further apart near where they end
EDGE = 8
START = object()


class Stop(NamedTuple):
    """A step: its name, the typical wage an hour with where it is from, how many of our people got there."""

    key: object
    title: str
    wage: float | None = None
    people: int | None = None


class Way(NamedTuple):
    """What leads from one step to the next (from None: onto the pathway): credential, time in words, who took it."""

    start: object | None
    end: object
    credential: str = ""
    time: str = ""
    programs: str = ""
    people: int | None = None
    same_employer: int | None = None


def pathway(stops, ways, *, title, label, as_of=None, note="", counted=True) -> Chart:
    """Return the picture of `stops` (Stop or tuple) and `ways` (Way or tuple), which lead in no circle.

    `counted`: whether people were counted at all. Then a way without people says that nobody took it; else nothing is
    said of people, in picture and table.
    """
    stops, ways = [Stop(*stop) for stop in stops], [Way(*way) for way in ways]
    return Chart(
        title,
        label,
        draw(_wide(stops, ways, counted), title=title, label=label, layout="wide"),
        draw(_narrow(stops, ways, counted), title=title, label=label, layout="narrow"),
        (_("From"), _("To"), _("Credential"), _("Time"), _("Programs"), _("Typical wage there"))
        + ((_("People who moved"), _("Of them with one employer")) if counted else ()),
        tuple(_row(stops, way, counted) for way in ways) + tuple(_alone(stops, ways, counted)),
        as_of,
        note,
        kind="pathway",
    )


def people_words(number: int | None) -> str:
    if not number:
        return _("nobody yet")
    return ngettext("%(n)s person", "%(n)s people", number) % {"n": figures.count(number)}


def _row(stops: list[Stop], way: Way, counted: bool) -> tuple:
    named = {stop.key: stop for stop in stops}
    cells = (
        named[way.start].title if way.start is not None else _("New to the field"),
        named[way.end].title,
        way.credential or figures.ABSENT,
        way.time or figures.ABSENT,
        way.programs or figures.ABSENT,
        figures.dollars(named[way.end].wage),
    )
    return cells + ((figures.count(way.people or 0), figures.count(way.same_employer or 0)) if counted else ())


def _alone(stops: list[Stop], ways: list[Way], counted: bool):
    """Steps to which no way leads, so that the table has them too."""
    reached = {end for way in ways for end in (way.start, way.end)}
    for stop in stops:
        if stop.key not in reached:
            cells = (figures.ABSENT, stop.title, figures.ABSENT, figures.ABSENT, figures.ABSENT)
            yield cells + (figures.dollars(stop.wage),) + ((figures.ABSENT, figures.ABSENT) if counted else ())


# ---- from left to right ----


def _wide(stops: list[Stop], ways: list[Way], counted: bool) -> Scene:
    if not stops:
        return _nothing(820)
    named = {stop.key: stop for stop in stops}
    heights = {stop.key: 62 + TITLE * len(_title(stop)) for stop in stops}
    if any(way.start is None for way in ways):
        heights = {START: 2 * ENTRY, **heights}
    pairs = [(START if way.start is None else way.start, way.end) for way in ways]
    entry = START if START in heights else None
    gap = _gap(max(columns(list(heights), pairs, entry).values()), entry is not None)
    words = [_words(way, counted, gap - AROUND) for way in ways]
    spots, routes = lay_out(heights, pairs, passing=[_high(each) for each in words], gap=BETWEEN, first=entry)

    def left(column: int) -> float:
        return EDGE + column * (CARD + gap) - (CARD - 2 * ENTRY if entry and column else 0)

    places = _label_places(routes, words, left)
    edges = [(level - _high(each) / 2, level + _high(each) / 2) for (_across, level), each in
             zip(places, words, strict=True)]  # fmt: skip
    down = EDGE - min([0, *(top for top, _bottom in edges)])
    bottom = max([*(spot.top + spot.height for spot in spots), *(bottom for _top, bottom in edges)])
    right = left(max(spot.column for spot in spots)) + CARD
    scene = Scene(int(right) + EDGE, int(bottom + down) + EDGE)
    most = max([way.people or 0 for way in ways], default=0)
    for way, route in zip(ways, routes, strict=True):
        _curve(scene, route, left, down, _width(way, most))
    for (across, level), each in zip(places, words, strict=True):
        _label(scene, each, across, level + down)
    for spot in spots:
        if spot.key is START:
            _entry(scene, left(0) + ENTRY, spot.middle + down)
        elif spot.way is None:
            _card(scene, named[spot.key], left(spot.column), spot, down, counted, _shade(named[spot.key], stops))
    return scene


def _gap(last: int, entry: bool) -> float:
    """Room between two columns, of which `last` is the number of the last."""
    cards = CARD * last + (2 * ENTRY if entry else CARD)
    return min(GAPS[1], max(GAPS[0], (FULL - 2 * EDGE - cards) / max(1, last)))


def _high(words: list) -> float:
    return len(words) * LINE + 8 if words else 0


def _width(way: Way, most: int) -> float:
    return 2 + 7 * ((way.people or 0) / most) ** 0.5 if most else 2.5


def _ends(one: Spot, other: Spot, left) -> tuple[float, float]:
    """Where a piece of a way leaves one spot and enters the next, from left to right."""
    wide = 2 * ENTRY if one.key is START else CARD
    return left(one.column) + wide, left(other.column)


def _curve(scene: Scene, route: list[Spot], left, down: float, width: float) -> None:
    path = ""
    for place, (one, other) in enumerate(pairwise(route)):
        out, into = _ends(one, other, left)
        tip = into - (9 if other is route[-1] else 0)
        start, end, bend = one.middle + down, other.middle + down, (into - out) / 2
        path += f"M{out:.1f},{start:.1f}" if place == 0 else f"L{out:.1f},{start:.1f}"
        path += f"C{out + bend:.1f},{start:.1f} {tip - bend:.1f},{end:.1f} {tip:.1f},{end:.1f}"
    across, level = left(route[-1].column), route[-1].middle + down
    scene.add("path", d=path, class_="way", stroke_width=round(width, 1))
    head = max(6, width / 2 + 4)
    scene.add("path", d=f"M{across - 1:.1f},{level:.1f}l-11,{-head:.1f}v{2 * head:.1f}z", class_="way-head")


def _words(way: Way, counted: bool, width: float) -> list[tuple[str, str]]:
    """The lines of a label, each with its class."""
    lines = [(line, "way-what") for line in wrapped(way.credential, width, 12, most=4)] if way.credential else []
    lines += [(way.time, "way-time")] if way.time else []
    return lines + ([(people_words(way.people), "way-people")] if counted else [])


def _label_places(routes: list[list[Spot]], words: list[list], left) -> list[tuple[float, float]]:
    """The middle of each label: in the place that a long way passes, else half way between its two steps."""
    wanted = []
    for route in routes:
        if len(route) > 2:
            spot = route[len(route) // 2]
            wanted.append((left(spot.column) + CARD / 2, spot.middle))
        else:
            out, into = _ends(*route, left)
            wanted.append(((out + into) / 2, route[0].middle * (1 - TOWARD) + route[1].middle * TOWARD))
    levels = [level for _across, level in wanted]
    for across in {across for across, _level in wanted}:
        here = [n for n, place in enumerate(wanted) if place[0] == across]
        for n, level in zip(here, spread([(levels[n], _high(words[n])) for n in here]), strict=True):
            levels[n] = level
    return [(across, level) for (across, _level), level in zip(wanted, levels, strict=True)]


def _label(scene: Scene, words: list, across: float, level: float) -> None:
    """Write a label on a patch of the ground, which the line of its way runs under."""
    if not words:
        return
    high, longest = _high(words), max(len(line) for line, _kind in words)
    wide = longest * 6.2 + 10
    scene.add("rect", x=across - wide / 2, y=level - high / 2, width=wide, height=high, rx=6, class_="way-ground")
    for number, (line, kind) in enumerate(words):
        scene.text(across, level - high / 2 + 4 + LINE * (number + 0.75), line, kind, "middle")


def _entry(scene: Scene, across: float, level: float) -> None:
    scene.add("circle", cx=across, cy=level, r=ENTRY - 1.5, class_="way-entry")
    scene.add("circle", cx=across, cy=level, r=4, class_="way-entry-dot")


def _shade(stop: Stop, stops: list[Stop]) -> int:
    """1 to 4: the darker, the higher the wage among the steps; 0 where it is not known."""
    known = sorted({other.wage for other in stops if other.wage is not None})
    if stop.wage is None:
        return 0
    return 4 if len(known) == 1 else 1 + round(3 * known.index(stop.wage) / (len(known) - 1))


def _title(stop: Stop) -> list[str]:
    return wrapped(stop.title, CARD - 24, 13.5, most=4)


def _card(scene: Scene, stop: Stop, x: float, spot: Spot, down: float, counted: bool, shade: int) -> None:
    y = spot.top + down
    _ground(scene, x, y, CARD, spot.height, shade)
    for number, line in enumerate(_title(stop)):
        scene.text(x + 18, y + 23 + TITLE * number, line, "step-title")
    base = y + spot.height - 14
    if stop.wage is None:
        scene.text(x + 18, base, _("wage not known"), "tick")
    else:
        scene.text(x + 18, base - 17, figures.dollars(stop.wage), "figure")
        scene.text(x + 18, base, _("an hour"), "tick")
    if counted and stop.people:
        scene.text(x + CARD - 12, base, people_words(stop.people), "way-people", "end")


def _ground(scene: Scene, x: float, y: float, width: float, height: float, shade: int) -> None:
    """The card of a step; its edge is the darker, the better the step pays."""
    scene.add("rect", x=x, y=y, width=width, height=height, rx=10, class_="step")
    edge = f"M{x + 9:.1f},{y:.1f}h-1a8,8 0 0 0 -8,8v{height - 16:.1f}a8,8 0 0 0 8,8h1z"
    scene.add("path", d=edge, class_=f"shade-{shade}")


def _nothing(width: int) -> Scene:
    scene = Scene(width, 60)
    scene.text(width / 2, 34, _("No step is on this pathway yet."), "nothing", "middle")
    return scene


# ---- from top to bottom ----


def _narrow(stops: list[Stop], ways: list[Way], counted: bool) -> Scene:
    if not stops:
        return _nothing(NARROW)
    named = {stop.key: stop for stop in stops}
    place = columns([stop.key for stop in stops], [(way.start, way.end) for way in ways if way.start is not None])
    order = sorted(stops, key=lambda stop: (place[stop.key], stop.wage or 0))
    scene, at = Scene(NARROW, 0), EDGE
    begin = [way for way in ways if way.start is None]
    if begin:
        _entry(scene, 18, at + 14)
        scene.text(40, at + 19, _("New to the field"), "step-title")
        at = _ways_on(scene, begin, named, at + 34, counted)
    for stop in order:
        _listed(scene, stop, at, counted, _shade(stop, stops))
        at = _ways_on(scene, [way for way in ways if way.start == stop.key], named, at + 70, counted)
    scene.height = int(at)
    return scene


def _listed(scene: Scene, stop: Stop, y: float, counted: bool, shade: int) -> None:
    wide = NARROW - 2
    _ground(scene, 1, y, wide, 60, shade)
    lines = wrapped(stop.title, wide - 116, 13.5)
    for number, line in enumerate(lines):
        scene.text(22, y + (35 if len(lines) == 1 else 27 + 17 * number), line, "step-title")
    if stop.wage is None:
        scene.text(wide - 14, y + 48, _("wage not known"), "tick", "end")
    else:
        scene.text(wide - 14, y + 29, figures.dollars(stop.wage), "figure", "end")
    if counted and stop.people:
        scene.text(wide - 14, y + 48, people_words(stop.people), "way-people", "end")
    elif stop.wage is not None:
        scene.text(wide - 14, y + 48, _("an hour"), "tick", "end")


def _ways_on(scene: Scene, ways: list[Way], named: dict, at: float, counted: bool) -> float:
    """The ways that lead on from what stands above, each with what it takes; where the next thing begins."""
    for way in ways:
        about = [way.time, people_words(way.people) if counted else ""]
        lines = [*wrapped(way.credential, NARROW - 56, 12), " · ".join(filter(None, about))]
        lines = [line for line in lines if line]
        step = 34 + 15 * len(lines)
        scene.add("path", d=f"M18,{at - 10:.1f}v18q0,6 6,6h8", class_="way", stroke_width=2)
        if way is not ways[-1]:
            scene.add("path", d=f"M18,{at + 8:.1f}v{step - 18}", class_="way", stroke_width=2)
        scene.add("path", d=f"M40,{at + 14:.1f}l-8,-5v10z", class_="way-head")
        scene.text(46, at + 18, wrapped(named[way.end].title, NARROW - 56, 13, most=1)[0], "name")
        for number, line in enumerate(lines):
            scene.text(46, at + 35 + 15 * number, line, "tick")
        at += step
    return at + (12 if ways else 6)
