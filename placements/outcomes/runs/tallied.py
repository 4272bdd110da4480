"""Figures of large scopes, from their tallies. The same statistics as everywhere; only the counting is done already."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import accumulate
from math import sqrt

from django.db import connection

from placements.outcomes.definitions import Definition
from placements.outcomes.engine.facts import EXCLUDED, IMMATURE, UNKNOWN, YES
from placements.outcomes.engine.retention import rate
from placements.outcomes.engine.row import Group, Row
from placements.outcomes.engine.survival import curve_of, survival_row
from placements.outcomes.engine.training import COLUMNS as TRAINING
from placements.outcomes.engine.wages import AMOUNTS, wage_row
from placements.outcomes.models import Run, Tally
from placements.outcomes.runs import picking
from placements.outcomes.runs.columns import COLUMNS, profile_states, survival_parts
from placements.outcomes.statistics import SurvivalCurve, order_statistic_ranks

FAMILIES = {"enrollment", "retention", "survival", "wages"}

KEPT = "outcomes_tally"
TALLIES = """
select t.scope_id, v.value, t."column", t.keys, t.ns, t.total, t.squares
from {tally} t {values}
where t.run_id = %(run)s and t.scope_id = any(%(scopes)s) and t."column" = any(%(columns)s) {of}
"""


class Counted:
    """How units are distributed over the keys of one column, in one group."""

    def __init__(self):
        self.n: dict[int, int] = defaultdict(int)
        self.total = 0
        self.squares = 0

    def add(self, keys, ns, total, squares) -> None:
        for key, n in zip(keys, ns, strict=True):
            if n:
                self.n[key] += n
        self.total += int(total)
        self.squares += int(squares)

    def __len__(self) -> int:
        return sum(self.n.values())


Groups = dict[tuple[int, str], dict[str, Counted]]  # (scope, value) → column → how it is distributed


def rows(
    run: Run, scopes: dict[int, tuple[str, str]], definitions: Iterable[Definition], cut: str, tally: str = KEPT
) -> list[Row]:
    """Figures from the tallies that the run keeps, or from those that the query `tally` makes."""
    chosen = [d for d in definitions if d.family in FAMILIES and not (cut and d.supporting and d.family == "wages")]
    return list(_figures(run, scopes, _read(run, scopes, cut, tally), chosen, cut))


def curve(run: Run, scope_id: int, method: str) -> SurvivalCurve:
    """The survival curve of everybody in a scope that is tallied."""
    column = COLUMNS[f"km.{method}"].number
    counted = Counted()
    for layer in Tally.objects.filter(run_id=run.pk, scope_id=scope_id, column=column, set_id=0):
        counted.add(layer.keys, layer.ns, layer.total, layer.squares)
    return curve_of((*survival_parts(key), n) for key, n in counted.n.items() if n)[0]


def _read(run: Run, scopes: dict, cut: str, tally: str) -> Groups:
    names = {column.number: name for name, column in COLUMNS.items() if column.cut or not cut}
    values, of = "cross join (values ('')) v (value)", "and t.set_id = 0"
    if cut:
        theirs = "select id, unnest(members) as value from outcomes_cutset where cut = %(cut)s"
        values, of = f"join ({theirs}) v on v.id = t.set_id", ""
    groups: Groups = defaultdict(lambda: defaultdict(Counted))
    with connection.cursor() as cursor:
        cursor.execute(
            TALLIES.format(tally=tally, values=values, of=of),
            {
                "run": run.pk,
                "initiative": run.initiative_id,
                "scopes": list(scopes),
                "tallied": list(scopes),
                "columns": list(names),
                "cut": cut,
            },
        )
        for scope_id, value, column, keys, ns, total, squares in cursor:
            groups[scope_id, value][names[column]].add(keys, ns, total, squares)
    return groups


def _figures(run: Run, scopes: dict, groups: Groups, definitions: list[Definition], cut: str) -> Iterator[Row]:
    wanted = [d for d in definitions if d.family == "wages"]
    exact = picking.annualised(run, scopes, _annualised(groups), cut) if wanted else {}
    for key, counted in groups.items():
        scope_id, value = key
        group = Group(*scopes[scope_id], cut, value)
        firm = group.scope == "employer"
        for definition in definitions:
            if definition.family == "retention" and len(counted["same"]):
                yield _retention(definition, run, group, counted[definition.method])
            elif definition.family == "survival" and len(counted["same"]):
                yield _survival(definition, run, group, counted[f"km.{definition.method}"])
            elif definition.family == "enrollment" and not firm and len(counted[TRAINING[definition.key]]):
                yield _state_rate(definition, run, group, counted[TRAINING[definition.key]].n)
            elif definition.family == "wages" and len(counted["pay"]):
                yield _wage(definition, run, group, counted, exact.get(key, {}))


def _retention(definition: Definition, run: Run, group: Group, profiles: Counted) -> Row:
    states: dict[int, int] = defaultdict(int)
    for key, n in profiles.n.items():
        states[profile_states(key)[definition.days]] += n
    return _state_rate(definition, run, group, states)


def _state_rate(definition: Definition, run: Run, group: Group, states) -> Row:
    return rate(
        definition,
        run.as_of,
        group,
        total=sum(states.values()),
        yes=states.get(YES, 0),
        unknown=states.get(UNKNOWN, 0),
        immature=states.get(IMMATURE, 0),
        excluded=states.get(EXCLUDED, 0),
    )


def _survival(definition: Definition, run: Run, group: Group, counted: Counted) -> Row:
    cells = [(*survival_parts(key), n) for key, n in counted.n.items()]
    return survival_row(definition, run.as_of, group, *curve_of(cells))


def _annualised(groups: Groups) -> dict[tuple[int, str], list[tuple[int, int]]]:
    """For each group the ranks that are looked for in its annualised gains: (bucket, place in it)."""
    looked_for = {}
    for key, counted in groups.items():
        ranks = _ranks(len(counted["annualised"]))
        if ranks:
            places = sorted(counted["annualised"].n.items())
            ends = list(accumulate(n for _bucket, n in places))
            looked_for[key] = [picking.place(places, ends, rank) for rank in ranks]
    return looked_for


def _ranks(n: int) -> list[int]:
    """The middle, or the two in the middle, and those that bound the median; counted from 1."""
    bounds = order_statistic_ranks(n)
    return [(n + 1) // 2, n // 2 + 1, *(bounds[:2] if bounds else ())] if n else []


def _wage(definition: Definition, run: Run, group: Group, counted: dict[str, Counted], exact: dict) -> Row:
    column = {"hourly": "hourly", "annualised": "annualised"}.get(definition.method, definition.method)
    people, left_out = len(counted["pay"]), counted["pay"].n.get(1, 0)
    amounts = counted[column]
    n = len(amounts)
    if column == "annualised":
        picked = [exact[place] for place in exact.get("places", [])]
    elif column == "employers":
        picked = []
    else:
        places = sorted(amounts.n.items())
        ends = list(accumulate(count for _key, count in places))
        picked = [picking.place(places, ends, rank)[0] for rank in _ranks(n)]
    picked += [None] * (4 - len(picked))
    gaining = sum(count for key, count in amounts.n.items() if key > 0)
    mean = float(Fraction(amounts.total, n)) if n else None
    spread = Fraction(amounts.squares) - Fraction(amounts.total**2, n) if n else 0
    deviation = sqrt(float(spread / (n - 1))) if n > 1 else None
    firms = len(amounts.n) if column == "employers" else 0
    return wage_row(
        definition, run.as_of, group, AMOUNTS[definition.method].unit, n, people, left_out, gaining, firms, mean,
        deviation, *picked,
    )  # fmt: skip
