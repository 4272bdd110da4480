"""Shares of everybody that stand in no other drawing, so that no figure of a release is left out of its page."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from intermediary.dashboards import charts
from intermediary.dashboards.funders.reading import Reading, bar

from .drawn import Drawn, drawn
from .groups import HEADLINES

ELSEWHERE = ("sector.ret.", "job.")


def others(reading: Reading) -> Iterator[Drawn]:
    found = {
        key: figure
        for key, figure in reading.rates.items()
        if key not in HEADLINES and not key.startswith(ELSEWHERE) and not figure.get("unconfirmed")
    }
    rows = [bar(reading.title(key), figure) for key, figure in found.items()]
    if any(row.value is not None or row.words for row in rows):
        chart = charts.bars(
            rows,
            title=_("Wage gain and federal indicators"),
            label=_("Shares of everybody, each by its own definition."),
            as_of=reading.as_of,
            note=_(
                "Each has its own definition: they do not add up. A gain is a pre/post difference, not the "
                "program's impact."
            ),
            first_header=_("Measure"),
        )
        yield drawn(reading, "others", chart, found)
