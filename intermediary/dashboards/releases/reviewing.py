"""What staff see of a draft beside what the funder will see: what is hidden and why, and what the attack found."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from intermediary.dashboards.funders.reading import Reading
from placements.outcomes.disclosure import ATTACK, BESIDE, FEW, REST
from placements.outcomes.models import Release
from placements.outcomes.releases.cells import AREAS, BINS, PAY, Cell

WHY = {
    FEW: gettext_lazy("Fewer than eleven, or nobody where that would tell on a group"),
    REST: gettext_lazy("What is left of its whole is fewer than eleven"),
    BESIDE: gettext_lazy("A hidden count could be worked out from it by one sum"),
    ATTACK: gettext_lazy("The attack worked a hidden count out from it"),
}
NAMES = {
    "numerator": gettext_lazy("counted"),
    "denominator": gettext_lazy("of"),
    "unknown": gettext_lazy("unknown"),
    "immature": gettext_lazy("not yet due"),
    "excluded": gettext_lazy("excluded"),
    "rest": gettext_lazy("the others"),
    "not": gettext_lazy("known not to"),
    "n": gettext_lazy("people"),
    "annual": gettext_lazy("people with hours on record"),
    "base": gettext_lazy("placements"),
}
PLACES = {
    "total": gettext_lazy("Everybody"),
    BINS: gettext_lazy("Wages before and after"),
    AREAS: gettext_lazy("Employers by county"),
    PAY: gettext_lazy("Wages"),
}
EXAMPLES = 12


@dataclass(frozen=True)
class Review:
    """One draft, for those who decide on it."""

    release: Release

    @property
    def reading(self) -> Reading:
        return Reading(self.release.body)

    def hidden(self) -> list[tuple]:
        """(table, how many of how many counts, in words why) of each table that hides something."""
        by_table: dict[str, Counter] = {}
        for text, why in self.release.hidden.items():
            by_table.setdefault(Cell.parse(text).table, Counter())[why] += 1
        return [
            (self._table(table), sum(counts.values()), [(str(WHY[why]), n) for why, n in counts.most_common()])
            for table, counts in sorted(by_table.items(), key=lambda pair: pair[0] != "total")
        ]

    def reasons(self) -> list[tuple[str, int]]:
        counts = Counter(self.release.hidden.values())
        return [(str(words), counts[why]) for why, words in WHY.items() if counts[why]]

    def findings(self) -> list[tuple[str, str]]:
        """(which count, what is known of it) of the first few that can be worked out."""
        found = self.release.attack.get("findings", [])[:EXAMPLES]
        return [(self._cell(Cell.parse(each["cell"]), each["release"]), _range(each)) for each in found]

    def to_hide(self) -> list[str]:
        return [
            self._cell(Cell.parse(text), self.release.pk) for text in self.release.attack.get("hide", [])[:EXAMPLES]
        ]

    def summary(self) -> str:
        """The attack in one sentence."""
        attack = self.release.attack
        facts = {"targets": attack["targets"], "counts": attack["counts"], "seconds": attack["seconds"]}
        words = _(
            "Tried to work out %(targets)s numbers that are not shown, from %(counts)s that are, in %(seconds)s s."
        )
        beside = len(attack["beside"])
        together = ngettext(
            "Together with %(n)s release that is out.", "Together with %(n)s releases that are out.", beside
        )
        return " ".join(filter(None, [words % facts, together % {"n": beside} if beside else ""]))

    def _table(self, key: str) -> str:
        if key in PLACES:
            return str(PLACES[key])
        return " × ".join(self.reading.dimension_title(name) for name in key.split("."))

    def _cell(self, cell: Cell, release: int) -> str:
        words = [self._table(cell.table), *self._values(cell)]
        if cell.measure in self.reading.definitions:
            words.append(self.reading.title(cell.measure))
        words.append(str(NAMES.get(cell.name, cell.name)))
        said = " · ".join(words)
        return said if release == self.release.pk else _("%(cell)s (release %(n)s)") % {"cell": said, "n": release}

    def _values(self, cell: Cell) -> list[str]:
        if cell.table == BINS:
            return [f"${cell.at[0]}"]
        if cell.table == AREAS:
            return list(cell.at)
        names = cell.table.split(".")
        return [self.reading.label(name, value) for name, value in zip(names, cell.at, strict=False)]


def _range(found: dict) -> str:
    low, high = round(found["low"]), round(found["high"])
    if low == high:
        return _("exactly %(n)s") % {"n": low}
    return _("%(low)s to %(high)s") % {"low": low, "high": high}
