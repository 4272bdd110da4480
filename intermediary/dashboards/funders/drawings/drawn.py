"""A chart of a release with what makes it honest: which definitions, of how many, how many are known, of which day."""

from collections.abc import Iterable
from dataclasses import dataclass

from intermediary.dashboards import charts
from intermediary.dashboards.funders.reading import Reading


@dataclass(frozen=True)
class Drawn:
    """`key` is its address within any release of any grant. `n` and `known` are of everybody in the release."""

    key: str
    chart: charts.Chart
    definitions: tuple[dict, ...] = ()
    n: int | None = None
    known: float | None = None

    @property
    def known_words(self) -> str:
        return "" if self.known is None else charts.figures.percent(self.known)


def drawn(
    reading: Reading, key: str, chart: charts.Chart, measures: Iterable[str], figure: dict | None = None
) -> Drawn:
    """A drawing of some measures; n and the share known are those of `figure`, else of the first measure."""
    measures = [measure for measure in measures if measure in reading.definitions]
    if figure is None and measures:
        figure = reading.figure(measures[0]) or reading.amount(measures[0])
    figure = figure or {}
    n = figure.get("denominator", figure.get("n"))
    return Drawn(key, chart, tuple(reading.definitions[measure] for measure in measures), n, figure.get("known"))
