"""A firm's retention beside that of the sector's other firms, shown only where it tells on none of them.

What a firm sees of others is one figure: all other firms of its initiatives taken together, without its own. Its own
figure it knows, so "the sector with us" would be the others by subtraction; therefore its own is left out at once,
with every firm that the reader acts for and all that belong together with one (parents, sisters): what they know
cannot be subtracted again. The rest is shown only where (outcome measures, sections 5 and 6)

- at least three firms are in it, those that belong together counting as one, and none has more than 80 % of the people
  in it, of those who stayed or of those who did not: else the figure is nearly that firm's;
- eleven or more people stayed and eleven or more did not, and counts are rounded to 5: else it tells on people.

The reader may also know the rule. With three firms and none above 80 % the share of any one of them still lies
anywhere between none and four fifths of what is shown. The figure moves with the run; rounding covers what one
person's coming or going would change in it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from employers.models import Employer
from intermediary.accounts.scope import acting
from intermediary.dashboards.figures import title
from intermediary.dashboards.own.protecting import Protected, protected
from intermediary.initiatives.models import Initiative
from placements.outcomes.disclosure import MAX_EMPLOYER_SHARE, MIN_EMPLOYERS
from placements.outcomes.models import Scope
from placements.outcomes.runs.building import current
from placements.outcomes.runs.reading import read

STAYED = ("sector.ret.same.90", "sector.ret.same.180", "sector.ret.same.365")


@dataclass(frozen=True)
class Compared:
    """One measure: our own figure and the others', each None where it may not be shown."""

    label: str
    own: Protected | None
    others: Protected | None

    @property
    def both(self) -> tuple[Protected | None, Protected | None]:
        return self.own, self.others


def beside_the_sector(firms: Iterable[Employer], shown: Iterable[Employer]) -> list[Compared]:
    """For each milestone and each firm of `shown`: its retention and that of the other firms of its initiatives.

    `firms` are all that the reader acts for, whichever of them are shown: none of them is among the others. Each firm
    stands by itself, since of two added up the one that is hidden could be worked out.
    """
    every, chosen = list(firms), list(shown)
    with acting("system"):  # figures are staff's to read; what passes is protected
        roots = _roots()
        counts = _counts([firm.pk for firm in every])
    ours = {roots.get(firm.pk, firm.pk) for firm in every}
    lines = []
    for measure in STAYED:
        by_root: dict[int, list[int]] = defaultdict(lambda: [0, 0])
        for pk, (stayed, eligible) in counts.get(measure, {}).items():
            if roots.get(pk, pk) not in ours:
                by_root[roots.get(pk, pk)][0] += stayed
                by_root[roots.get(pk, pk)][1] += eligible
        rest = others(map(tuple, by_root.values()))
        for firm in chosen:
            if firm.pk in counts.get(measure, {}):
                label = f"{firm}: {title(measure)}" if len(chosen) > 1 else title(measure)
                lines.append(Compared(label, protected(*counts[measure][firm.pk]), rest))
    return lines


def others(firms: Iterable[tuple[int, int]]) -> Protected | None:
    """The other firms together, from (stayed, eligible) of each; None where it would tell on one of them."""
    present = [(stayed, eligible) for stayed, eligible in firms if eligible]
    parts = ([s for s, _n in present], [n - s for s, n in present], [n for _s, n in present])
    if len(present) < MIN_EMPLOYERS or any(max(part) > MAX_EMPLOYER_SHARE * sum(part) for part in parts):
        return None
    return protected(sum(parts[0]), sum(parts[2]))


def _roots() -> dict[int, int]:
    """Each firm → the firm at the top of those it belongs to."""
    above = dict(Employer.objects.values_list("pk", "parent_id"))

    def root(pk: int) -> int:
        seen = set()
        while above.get(pk) is not None and pk not in seen:
            seen.add(pk)
            pk = above[pk]
        return pk

    return {pk: root(pk) for pk in above}


def _counts(own: list[int]) -> dict[str, dict[int, tuple[int, int]]]:
    """measure → firm → (stayed, eligible), over the initiatives that one of our firms hires for."""
    found: dict[str, dict[int, tuple[int, int]]] = defaultdict(dict)
    for initiative in Initiative.objects.filter(scopes__scope="employer", scopes__record_id__in=own).distinct():
        run = current(initiative)
        scopes = Scope.objects.filter(initiative=initiative, scope="employer")
        keys = dict(Employer.objects.filter(pk__in=scopes.values("record_id")).values_list("key", "pk"))
        for row in read(run, scopes, measures=list(STAYED)) if run else []:
            if row.scope_key in keys and row.denominator:
                pk = keys[row.scope_key]
                stayed, eligible = found[row.measure].get(pk, (0, 0))
                found[row.measure][pk] = (stayed + (row.numerator or 0), eligible + row.denominator)
    return found
