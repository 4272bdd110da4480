"""How good the jobs are: the whole, and item by item."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from intermediary.dashboards import charts
from intermediary.dashboards.funders.reading import Reading, bar

from .drawn import Drawn, drawn


def quality(reading: Reading) -> Iterator[Drawn]:
    found = {key: figure for key, figure in reading.rates.items() if key.startswith("job.")}
    found = {key: figure for key, figure in found.items() if not figure.get("unconfirmed")}
    rows = [bar(reading.title(key), figure) for key, figure in found.items()]
    if any(row.value is not None or row.words for row in rows):
        chart = charts.bars(
            rows,
            title=_("What the jobs have"),
            label=_("Share of placements, of those where it is known, that have each of these."),
            as_of=reading.as_of,
            note=_("Of those where it is known."),
            first_header=_("Item"),
        )
        yield drawn(reading, "quality", chart, found, found.get("job.good_share"))
