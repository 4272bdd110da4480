"""The list behind a figure about firms: the firms, positions, headcounts or hires that it counts or sums."""

from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intermediary.dashboards import charts
from intermediary.dashboards.outcomes.asking import Asked, state_words
from intermediary.dashboards.outcomes.people import TONES
from intermediary.dashboards.outcomes.units import described
from intermediary.pages import keyset
from placements.outcomes.runs import firm_lists, firm_reasons, records
from placements.outcomes.runs.firm_lists import OTHERS, FirmList, Unit

HEADS = {
    "establishments": gettext_lazy("Establishments"),
    "separations": gettext_lazy("Separations"),
    "headmonths": gettext_lazy("Headcount × months"),
    "others": gettext_lazy("Other hires"),
    "others_stayed": gettext_lazy("Of them still there"),
}


class Firms:
    template = "outcomes/firms.html"
    hidden = False

    def __init__(self, figure: Asked, reader=None):
        self.figure, self.state = figure, figure.state
        self.all = FirmList(figure.run, figure.scope, figure.definition)
        self.list = FirmList(figure.run, figure.scope, figure.definition, figure.state) if figure.state else self.all
        self.words = state_words(figure)

    @cached_property
    def counts(self) -> dict[str, int]:
        """State → how many units are in its list, and last the headcounts that ours are compared with.

        The establishments nobody reached are counted by the figure, from a table.
        """
        numbers = records.numbers(self.figure.definition, self.figure.row)
        found = {state: self._n(state) for state, n in numbers.items() if n is not None}
        if self.of_region:
            found["missed"] = numbers["missed"]
        if self.figure.definition.kind == "difference":
            found[OTHERS] = sum(total.n for total in self._others.totals.values())
        return found

    @property
    def whole(self) -> int:
        return sum(total.n for total in self.all.totals.values())

    @property
    def listed(self) -> int:
        """How many are in the list that is asked for."""
        return sum(total.n for total in self.list.totals.values())

    def _n(self, state: str) -> int:
        return self.all.totals[state].n if state in self.all.totals else 0

    @property
    def of_region(self) -> bool:
        return firm_lists.kind(self.figure.definition) is firm_lists.REACHED

    @cached_property
    def _others(self) -> FirmList:
        return FirmList(self.figure.run, self.figure.scope, self.figure.definition, OTHERS)

    @property
    def changed(self) -> bool:
        """Whether records changed since the figure was made: it follows in a moment, the list has them already."""
        row, definition = self.figure.row, self.figure.definition
        if definition.kind == "turnover":
            return (row.numerator, row.unknown) != (self._sum("separations") or 0, self._n("unknown"))
        return any(
            n is not None and self._n(state) != n
            for state, n in records.numbers(definition, row).items()
            if not (self.of_region and state == "missed")
        )

    def _sum(self, column: str, listed: FirmList | None = None):
        total = (listed or self.all).totals.get("achieved")
        return total.sums[column] if total else 0

    @property
    def sums(self) -> str:
        """What the figure sums over its lists, in words; empty where it only counts."""
        row, definition, count = self.figure.row, self.figure.definition, charts.figures.count
        if definition.kind == "turnover":
            facts = {"left": count(self._sum("separations") or 0), "years": count(row.denominator)}
            return _("%(left)s separations over %(years)s years of work (average headcount × months ÷ 12).") % facts
        if definition.kind == "difference":
            return _(
                "Ours: %(there)s of %(ours)s known to be still there. Others: %(stayed)s of %(others)s. "
                "Who is unknown is among ours."
            ) % {
                "there": count(self._sum("there") or 0),
                "ours": count(row.denominator),
                "stayed": count(self._sum("others_stayed", self._others) or 0),
                "others": count(self._sum("others", self._others) or 0),
            }
        if self.table:
            facts = {
                "all": row.denominator,
                "reached": row.numerator,
                "unknown": row.unknown,
                "n": self.counts["missed"],
            }
            return _(
                "Nobody has a record of the %(n)s establishments that were not reached. They are what is left of "
                "%(all)s in the region, the sum of these numbers, without the %(reached)s reached and the %(unknown)s "
                "of which it is not known whether they lie there."
            ) % {name: count(n) for name, n in facts.items()}
        return ""

    @property
    def noun(self) -> str:
        if self.table:
            return _("Numbers of a table, by county and industry, in the latest quarter that has all counties.")
        if self.figure.definition.kind == "turnover" or self.state == OTHERS:
            return _("What is summed are headcounts.")
        return ""

    @property
    def heads(self) -> list[str]:
        """The columns of numbers."""
        return [str(HEADS[column]) for column in self.list.kind.sums if column in HEADS]

    @property
    def table(self) -> bool:
        """Whether what is listed are numbers of a table."""
        return self.of_region and self.state == "missed"

    @property
    def stated(self) -> bool:
        """Whether what is listed was counted in one of the five numbers."""
        return not self.table and self.state != OTHERS

    @property
    def dated(self) -> bool:
        return self.figure.definition.family != "reach"

    def page(self, after: str, size: int = keyset.SIZE) -> keyset.Slice:
        page = self.list.page(after, size)
        return keyset.Slice([self._described(unit) for unit in page.rows], page.after)

    def _described(self, unit: Unit) -> dict:
        shown = [unit.told[column] for column in self.list.kind.sums if column in HEADS]
        row = {
            "state": self.words[unit.state] if self.stated else "",
            "tone": TONES[unit.state],
            "why": firm_reasons.why(self.figure.definition, unit, self.state),
            "numbers": [
                (head, "–" if n is None else charts.figures.count(n)) for head, n in zip(self.heads, shown, strict=True)
            ],
            "raw": shown,
        }
        return row | (described(unit) if unit.record else {})

    @property
    def header(self) -> list[str]:
        named = [_("ID"), _("County") if self.table else _("Firm"), _("Record"), _("First day"), _("Last day")]
        return [*named, *self.heads, _("Counted as"), _("Source") if self.table else _("Why")]

    def cells(self, row: dict) -> list:
        """A row of the page as a row of a file."""
        firm = row.get("firm")
        what = ", ".join(filter(None, (row.get("what"), row.get("under"))))
        named = [firm.key if firm else "", row.get("name"), what, row.get("first"), row.get("last")]
        return [*named, *row["raw"], row["state"], row["why"]]
