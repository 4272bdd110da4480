"""The attack on a release: with every number of it and of those before it, can a hidden one be worked out?

It reads stored bodies alone, as a reader would, and knows beside them the method, the sums, which hidden counts are
small (the worst case), and that from one release to the next people are added and jobs once held stay held.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from placements.outcomes.disclosure import (
    ATTACK,
    HIDE,
    REST,
    ROUND,
    Attack,
    Contradiction,
    Finding,
    K,
    Order,
    Sum,
    differs_by_few,
    exposed,
    known,
    pinned_only,
)
from placements.outcomes.releases.body import Body
from placements.outcomes.releases.cells import BINS, NO_TARGETS, Cell, Layout, cells, layout, orders, sums
from placements.outcomes.releases.protecting import preference
from placements.outcomes.releases.values import values_of

GROWS = ("base", "numerator", "denominator")
NOT_FOLLOWED = ("elsewhere",)  # who is in it changes with who else is shown


@dataclass(frozen=True)
class Published:
    """One release as the attack sees it. `scope` is the grant's key, or empty for the whole initiative."""

    name: int
    scope: str
    as_of: date
    body: Body
    reasons: Mapping[Cell, str]

    @property
    def method(self) -> str:
        return self.body["method"]


@dataclass
class Result:
    """What can be worked out, and which shown counts of the attacked release to hide against it."""

    findings: list[Finding] = field(default_factory=list)
    hide: list[Cell] = field(default_factory=list)
    targets: int = 0
    counts: int = 0
    followed: bool = True  # False where releases contradict each other, so that no growth could be assumed


def attack_release(
    release: Published,
    before: Iterable[Published] = (),
    report: Callable[[int, int], object] = lambda done, total: None,
) -> Result:
    """Attack `release` together with those `before` it. Findings are about any of them; `hide` about `release`."""
    together = [*before, release]
    values = {each.name: values_of(each.body) for each in together}
    plans = {each.name: layout(each.body) for each in together}
    bounds, equal, small = {}, [], []
    for each in together:
        plan, shown = plans[each.name], values[each.name]
        bounds |= {(each.name, cell): ends for cell, ends in _bounds(each, shown).items()}
        equal += [_named(each.name, one) for one in sums(plan)]
        small += [Order((each.name, one.small), (each.name, one.large)) for one in orders(plan)]
    more_sums, grown = _between(together, plans)
    grown = [one for one in grown if bounds.get(one.small, (0,))[0] <= bounds.get(one.large, (0, K * 10**6))[1]]
    shown = {(name, cell): value for name, each in values.items() for cell, value in each.items() if value is not None}
    mine = {key: value for key, value in shown.items() if key[0] == release.name}
    open_ = {key for one in equal for key in (one.total, *one.parts)} | bounds.keys()
    targets = sorted((key for key in open_ if key not in shown and key[1].name not in NO_TARGETS), key=str)
    result = Result(targets=len(targets), counts=len(shown))
    tells = pinned_only if release.method == ROUND else exposed
    try:
        tried = Attack(bounds, [*equal, *more_sums], [*small, *grown], tells)
    except Contradiction:
        result.followed = False
        tried = Attack(bounds, equal, small, tells)
    result.findings = tried.findings(targets, report)
    hideable = {key: known(None, ATTACK, release.method) for key in mine}
    result.hide = [
        cell for _name, cell in tried.remedy(result.findings, hideable, lambda key: preference(key[1], mine[key]))
    ]
    for finding in _differences(release, together[:-1], values):
        result.findings.append(finding)
        result.hide.append(finding.key[1])
    return result


def _bounds(release: Published, shown: Mapping[Cell, int | None]) -> dict[Cell, tuple[float, float]]:
    """What is known of each count by itself."""
    made = {cell: known(value, release.reasons.get(cell), release.method) for cell, value in shown.items()}
    if release.method == ROUND:
        # A rate that is hidden or said as a bound because few are left of its whole.
        few = (cell for cell, reason in release.reasons.items() if reason == REST)
        made |= {cell._replace(name="rest"): (0, K - 1) for cell in few}
    return made


def _named(name: int, one: Sum) -> Sum:
    return Sum((name, one.total), tuple((name, part) for part in one.parts))


def _between(together: list[Published], plans: Mapping[int, Layout]) -> tuple[list[Sum], list[Order]]:
    """What holds between two releases: of one scope the later has no fewer; a grant is a part of its initiative."""
    more_sums, grown = [], []
    ordered = sorted(together, key=lambda each: (each.as_of, each.name))
    for place, late in enumerate(ordered):
        before = [each for each in ordered[:place] if each.scope == late.scope]
        if before:
            sums_, orders_ = _growth(before[-1], late, plans)
            more_sums, grown = more_sums + sums_, grown + orders_
        if not late.scope:
            for part in (each for each in ordered if each.scope and each.as_of <= late.as_of):
                grown += _contained(part, late, plans)
    return more_sums, grown


def _growth(early: Published, late: Published, plans: Mapping[int, Layout]) -> tuple[list[Sum], list[Order]]:
    there = set(_followed(plans[late.name]))
    found = [
        Order((early.name, cell), (late.name, cell))
        for cell in _followed(plans[early.name])
        if cell in there and cell.table != "cohort"
    ]
    members = {each.name: _members(each.body) for each in (early, late)}
    more_sums = []
    for cell in (cell for cell in _followed(plans[early.name]) if cell.table == "cohort"):
        mine = members[early.name][cell.at[0]]
        parts = [key for key, theirs in members[late.name].items() if theirs & mine]
        if parts and mine <= set().union(*(members[late.name][key] for key in parts)):
            whole = (late.name, ("together", early.name, cell))
            more_sums.append(Sum(whole, tuple((late.name, cell._replace(at=(key,))) for key in parts)))
            found.append(Order((early.name, cell), whole))
    return more_sums, found


def _contained(part: Published, whole: Published, plans: Mapping[int, Layout]) -> list[Order]:
    there = set(_followed(plans[whole.name]))
    return [
        Order((part.name, cell), (whole.name, cell))
        for cell in _followed(plans[part.name])
        if cell in there and cell.table not in ("cohort", "period")
    ]


def _followed(plan: Layout) -> Iterator[Cell]:
    """The counts that only grow, of rows that mean the same in every release."""
    for cell in cells(plan):
        if cell.name in GROWS and cell.table != BINS and not set(cell.at) & set(NOT_FOLLOWED):
            yield cell


def _members(body: Body) -> dict[str, set[str]]:
    found = next(each for each in body["dimensions"] if each["key"] == "cohort")
    return {value["key"]: set(value["members"]) for value in found["values"]}


def _differences(release: Published, before: list[Published], values: Mapping) -> Iterator[Finding]:
    """Exact counts of two releases that differ by 1-10: so many people are new (rule 7)."""
    same = [each for each in before if each.scope == release.scope and each.method == release.method == HIDE]
    for other in same[-1:]:
        for cell, value in values[release.name].items():
            then = values[other.name].get(cell)
            if cell.name in GROWS and value is not None and then is not None and differs_by_few(value, then):
                key = (release.name, cell)
                yield Finding(key, value, value, frozenset({key}))
