"""Charts as inline SVG with a table twin, shown by `{% include "components/chart.html" with chart=chart %}`.

They draw what they are given and nothing else: rates are 0..1, an absent value is a dash, a suppressed one a hatched
"too few to show" that carries no number in picture, title or table. No style attribute, no script: pages forbid both.
"""

from .bars import Bar, bars
from .chart import Chart, too_few
from .county_map import Area, county_map
from .five import five
from .five import words as five_words
from .funnel import Step, funnel
from .pathway import Stop, Way, pathway
from .sparkline import sparkline
from .spread import Spread, spread
from .survival import Point, survival
from .target import target
from .tile import Tile, tile
from .trend import Moment, trend
from .wage_bins import wage_bins
from .wages import Wage, wages

__all__ = [
    "Area",
    "Bar",
    "Chart",
    "Moment",
    "Point",
    "Spread",
    "Step",
    "Stop",
    "Tile",
    "Wage",
    "Way",
    "bars",
    "county_map",
    "five",
    "five_words",
    "funnel",
    "pathway",
    "sparkline",
    "spread",
    "survival",
    "target",
    "tile",
    "too_few",
    "trend",
    "wage_bins",
    "wages",
]
