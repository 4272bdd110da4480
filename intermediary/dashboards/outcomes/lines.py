"""A figure as a line of a table: its value, its five numbers, and where each of them opens."""

from collections.abc import Iterable
from dataclasses import dataclass

from intermediary.dashboards import charts
from intermediary.dashboards.figures import UNITS, absent, definition_url, range_words, records_url, title, value_text
from placements.outcomes.definitions import DEFINITIONS
from placements.outcomes.engine import Row
from placements.outcomes.runs.records import numbers


@dataclass(frozen=True)
class Line:
    """`cells` are (what is counted, how many, where they stand); how many may be a dash."""

    label: str
    url: str  # the definition, where the label does not stand for a group
    value: str
    under: str
    opens: str
    cells: tuple[tuple[str, str, str], ...]


def line(initiative: str, row: Row, label: str = "") -> Line:
    """`initiative` is its key; without a label the measure is named, and leads to its definition."""
    definition, names = DEFINITIONS[row.measure], charts.five_words()
    found = numbers(definition, row)
    return Line(
        label or title(row.measure),
        "" if label else definition_url(row.measure),
        value_text(row),
        ". ".join(filter(None, (absent(row)[1] or _under(row), "" if label else str(definition.note)))),
        records_url(initiative, row),
        tuple(
            (names[state], charts.figures.count(n), records_url(initiative, row, state) if n else "")
            for state, n in found.items()
        ),
    )


def _under(row: Row) -> str:
    span = charts.figures.span(row.low, row.high, UNITS.get(row.unit, "percent"))
    return ", ".join(filter(None, (span, range_words(row))))


def lines(initiative: str, rows: Iterable[Row]) -> list[Line]:
    return [line(initiative, row) for row in rows]
