"""What a firm asked for, and what came of it: its demand, opening by opening, and its hires."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from employers.enums import UNPOSTED, OpeningStatus
from employers.models import Employer, Opening
from employers.queries import with_filled
from intermediary.accounts.scope import acting
from intermediary.dashboards import charts
from intermediary.dashboards.figures import title
from intermediary.dashboards.own.protecting import protected
from intermediary.initiatives.models import Initiative
from placements import queries
from placements.outcomes.engine import Row
from placements.outcomes.models import Scope
from placements.outcomes.runs.building import current
from placements.outcomes.runs.reading import read

STAYED = ("sector.ret.same.90", "sector.ret.same.180", "sector.ret.same.365")
SHOWN = 12  # openings in the chart


@dataclass(frozen=True)
class Ledger:
    """Positions of all openings that were ever posted: asked for, filled, and still open."""

    openings: list[Opening]
    positions: int
    filled: int
    still_open: int

    def chart(self, as_of: date) -> charts.Chart | None:
        """The latest openings: how much of each is filled."""
        rows = [
            charts.Bar(_when(opening), opening.filled / opening.positions, n=opening.positions)
            for opening in self.openings[:SHOWN]
        ]
        if not rows:
            return None
        words = _("Share of each opening's positions with an accepted offer, the latest first.")
        return charts.bars(
            rows, title=_("Positions filled"), label=words, as_of=as_of, first_header=_("Opening"), note=words
        )


def _when(opening: Opening) -> str:
    return f"{opening.title}, {date_format(opening.posted_on, 'M Y')}" if opening.posted_on else opening.title


def ledger(firms: QuerySet[Employer]) -> Ledger:
    posted = Opening.objects.filter(employer__in=firms).exclude(status__in=UNPOSTED).select_related("employer")
    found = list(with_filled(posted))
    return Ledger(
        found,
        sum(opening.positions for opening in found),
        sum(opening.filled for opening in found),
        sum(max(0, opening.positions - opening.filled) for opening in found if opening.status == OpeningStatus.OPEN),
    )


def hires_by_year(firms: QuerySet[Employer], as_of: date) -> charts.Chart | None:
    """How many came through us, by the year of their first day. The firm knows each of them; nobody is named."""
    hires = queries.own_hires(firms, as_of=as_of).filter(started_on__lte=as_of).order_by()
    counted = hires.annotate(year=ExtractYear("started_on")).values("year").annotate(n=Count("pk")).order_by("year")
    rows = [charts.Bar(str(each["year"]), each["n"]) for each in counted]
    if not rows:
        return None
    words = _("People you hired through the initiative, by the year of their first day.")
    return charts.bars(rows, title=_("Hires by year"), label=words, as_of=as_of, unit="count", first_header=_("Year"))


def stayed(firms: Iterable[Employer]) -> list[charts.Tile]:
    """Who stayed, from the initiative's follow-ups: rounded, and only where eleven or more are on either side.

    The firm knows its own staff, but not what each of them told the initiative.
    """
    names = {firm.key: firm.name for firm in firms}
    found = sorted(_rows([firm.pk for firm in firms]), key=lambda row: names[row.scope_key])
    return [tile for row in found if (tile := _tile(row, names[row.scope_key] if len(names) > 1 else ""))]


def _rows(firms: list[int]) -> list[Row]:
    with acting("system"):  # figures are staff's to read; what passes is protected
        found = []
        for initiative in Initiative.objects.filter(scopes__scope="employer", scopes__record_id__in=firms).distinct():
            run = current(initiative)
            scopes = Scope.objects.filter(initiative=initiative, scope="employer", record_id__in=firms)
            found += read(run, scopes, measures=list(STAYED)) if run else []
        return found


def _tile(row: Row, firm: str) -> charts.Tile | None:
    if not row.denominator:
        return None
    shown = protected(row.numerator, row.denominator)
    label = f"{firm}: {title(row.measure)}" if firm else title(row.measure)
    if shown is None:
        return charts.tile(label, state="suppressed", as_of=row.as_of)
    return charts.tile(
        label,
        float(shown.rate.value) / 100,
        numerator=shown.stayed,
        denominator=shown.eligible,
        as_of=row.as_of,
        note=_("Rounded to 5."),
    )
