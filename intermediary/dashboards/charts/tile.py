"""One figure with everything that makes it honest: n, interval, day, and why it is absent when it is."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from . import figures
from .chart import Chart
from .target import target as target_bar


@dataclass(frozen=True)
class Tile:
    """What components/tile.html shows. `figure` is text; `state` is shown, suppressed, not_due or none."""

    label: str
    figure: str
    state: str = "shown"
    basis: str = ""
    interval: str = ""
    as_of: date | None = None
    note: str = ""
    url: str = ""
    opens: str = ""  # where the records behind it stand
    target: Chart | None = None
    trend: Chart | None = None


def tile(
    label,
    value=None,
    *,
    unit="percent",
    numerator=None,
    denominator=None,
    low=None,
    high=None,
    as_of=None,
    note="",
    url="",
    opens="",
    state="",
    target=None,
    trend=None,
    none_words="",
) -> Tile:
    """Return a tile. `state` is read from the value when not given: shown, or none.

    suppressed: too few people; nothing of the figure is shown, not even its n.
    not_due: nobody's window has ended yet.
    none: no data; `none_words` says what that means here ("95 placed, none confirmed yet"), never a bare 0 %.
    """
    state = state or ("none" if value is None else "shown")
    if state == "suppressed":
        return Tile(label, _("Too few to show"), state, _("Fewer than 11 people"), "", as_of, note, url)
    if state == "not_due":
        return Tile(label, _("Not yet due"), state, none_words, "", as_of, note, url, opens)
    if state == "none":
        return Tile(label, _("None confirmed yet"), state, none_words, "", as_of, note, url, opens)
    basis = ""
    if numerator is not None and denominator is not None:
        basis = _("%(part)s of %(whole)s") % {"part": figures.count(numerator), "whole": figures.count(denominator)}
    elif denominator is not None:
        basis = _("%(whole)s people") % {"whole": figures.count(denominator)}
    bar = None if target is None else target_bar(value, target, title=label, unit=unit)
    interval = figures.span(low, high, unit)
    return Tile(label, figures.amount(value, unit), state, basis, interval, as_of, note, url, opens, bar, trend)
