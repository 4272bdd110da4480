"""The records behind a figure of firms, read by the statements that compute it whenever somebody asks.

They are few, and nothing of them is stored but the figure. A change that waits to be worked in is therefore in the list
a moment before it is in the figure; all other times the two are the same.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Model, QuerySet

from employers.models import Employer, Establishments, Headcount, Opening
from intermediary.accounts.scope import acting
from intermediary.pages.keyset import Slice
from placements.models import Placement
from placements.outcomes.definitions import Definition
from placements.outcomes.engine import positions, reach, staffing
from placements.outcomes.engine.computation import parameters_of
from placements.outcomes.engine.facts import NO, UNKNOWN, YES
from placements.outcomes.engine.firms import OWNERS, Owner
from placements.outcomes.engine.fused import FusedStage
from placements.outcomes.engine.scopes import make_cohorts
from placements.outcomes.engine.sources import sources
from placements.outcomes.models import Run, Scope
from placements.outcomes.runs.firms import FACT
from placements.outcomes.runs.states import NAMES, STATES

# Beside the five numbers of a comparison: the headcounts that tell of the others.
OTHERS = "others"
POSITION = re.compile(r"([0-9]{1,18})-([0-9]{1,18})")  # in a list: the last record seen, and which unit of it


@dataclass(frozen=True)
class Kind:
    """How the units of a figure are listed.

    `units` is a query in parentheses with the owner's column, `id` (of the record), `part` (which unit of it, 0 where
    there is one), `state`, and the columns `told`. Those in `sums` are summed by the figure.
    """

    make: Callable[[FusedStage], None]
    units: Callable[[Definition, Owner], str]
    records: Callable[[], QuerySet]
    told: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unit:
    """One unit of a list: its record as it stands (None where it is gone), its state, what the figure reads of it."""

    record: Any
    state: str
    told: dict[str, Any]


@dataclass(frozen=True)
class Total:
    """How many units have a state, and the sums that the figure takes over them."""

    n: int
    sums: dict[str, Any]


class Told(FusedStage):
    """Makes no table at all: pages read through it."""

    def table(self, name: str, sql: str, key: str = "", analyze: bool = True) -> None:
        self.told[name] = sql.format(**self.names)


def _of(model: type[Model], *related: str) -> Callable[[], QuerySet]:
    return lambda: model.objects.select_related(*related)


def _firms(column: str) -> Callable[[Definition, Owner], str]:
    return lambda definition, owner: (
        f"(select *, employer_id as id, 0 as part, {column} as state from e_reached where {column} is not null)"
    )


def _positions(state: str) -> Callable[[Definition, Owner], str]:
    return lambda definition, owner: f"(select *, opening_id as id, place as part, {state} as state from e_position)"


def _headcounts(definition: Definition, owner: Owner) -> str:
    state = f"case when {staffing.TOLD} then {YES} else {UNKNOWN} end"
    return f"(select *, headcount_id as id, 0 as part, {state} as state from {staffing.counted(definition, owner)} s)"


def _hires(definition: Definition, owner: Owner) -> str:
    """Of a difference nobody misses anything: who left counts as well."""
    stayed = f"stayed_{definition.days}"
    return f"""(
        select *, placement_id as id, headcount_id as part, {stayed} as stayed, ({stayed} = {YES})::int as there,
        case {stayed} when {NO} then {YES} else {stayed} end as state from e_beside where {stayed} is not null)"""


def _others(definition: Definition, owner: Owner) -> str:
    once = staffing.once(definition, owner)
    return f"(select *, headcount_id as id, 0 as part, {YES} as state from {once} o where eligible > 0)"


FIRMS, OPENINGS, HEADCOUNTS = _of(Employer), _of(Opening, "employer"), _of(Headcount, "employer")
HIRES = _of(Placement, "employer", "participant__identity")
TIMED = f"case timed when {NO} then {YES} else timed end"  # those still open count too
NUMBERS = f"(select *, 0 as part, {NO} as state from e_number)"
SERVED = ("last_on", "before_on")
REACHED = Kind(reach.make_reached, _firms("reached"), FIRMS, SERVED)
AGAIN = Kind(reach.make_reached, _firms("again"), FIRMS, SERVED)
REGION = Kind(reach.make_reached, lambda d, o: NUMBERS, _of(Establishments), (), ("establishments",))
FILLED = Kind(positions.make_positions, _positions("filled"), OPENINGS, ("timed", "days"))
TIMES = Kind(positions.make_positions, _positions(TIMED), OPENINGS, ("timed", "days"))
TURNOVER = Kind(staffing.make_beside, _headcounts, HEADCOUNTS, ("day",), ("separations", "headmonths"))
BESIDE = Kind(staffing.make_beside, _hires, HIRES, ("stayed", "headcount_id"), ("there",))
COMPARED = Kind(staffing.make_beside, _others, HEADCOUNTS, (), ("others", "others_stayed"))
KINDS = {
    ("reach", ""): REACHED,
    ("reach", "again"): AGAIN,
    ("positions", "rate"): FILLED,
    ("positions", "median"): TIMES,
    ("staffing", "turnover"): TURNOVER,
    ("staffing", "difference"): BESIDE,
}


def kind(definition: Definition, state: str = "") -> Kind:
    """How a figure of firms opens. The establishments nobody reached are no records: their numbers are listed."""
    if state == OTHERS:
        return COMPARED
    found = KINDS[definition.family, definition.method if definition.family == "reach" else definition.kind]
    return REGION if found is REACHED and state == "missed" else found


class FirmList:
    """What one figure of firms counts, or one of its five numbers."""

    def __init__(self, run: Run, scope: Scope, definition: Definition, state: str = ""):
        self.run, self.scope, self.definition, self.state = run, scope, definition, state
        self.kind = kind(definition, state)

    @cached_property
    def totals(self) -> dict[str, Total]:
        """State → total. Numbers of a region all stand under "missed", headcounts of others under "achieved"."""
        sums = "".join(f", sum({column})" for column in self.kind.sums)
        rows = self._read(f"select state, count(*)::int{sums} from {{units}} group by state")
        return {NAMES[state]: Total(n, dict(zip(self.kind.sums, told, strict=True))) for state, n, *told in rows}

    def page(self, after: str, size: int) -> Slice:
        """Units in the order of their records' ids, from behind a position that a page before gave."""
        last = POSITION.fullmatch(after)
        columns = (*self.kind.told, *self.kind.sums)
        rows = self._read(
            f"select id, part, state{''.join(f', {column}' for column in columns)} from {{units}} "
            "and (id, part) > (%(id)s, %(part)s) order by id, part limit %(most)s",
            id=int(last[1]) if last else 0, part=int(last[2]) if last else 0, most=size + 1,
        )  # fmt: skip
        shown, records = rows[:size], self.kind.records().in_bulk({row[0] for row in rows[:size]})
        units = [
            Unit(records.get(key), NAMES[state], dict(zip(columns, told, strict=True)))
            for key, _part, state, *told in shown
        ]
        return Slice(units, f"{shown[-1][0]}-{shown[-1][1]}" if len(rows) > size else "")

    def _read(self, sql: str, **more) -> list[tuple]:
        owner = next(owner for owner in OWNERS if owner.scope == self.scope.scope)
        known = parameters_of(self.run.as_of, self.run.initiative)
        with acting("system"):
            stage = Told(sources(self.run.known_on), known | {"run": self.run.pk, "owner": self.scope.record_id})
            stage.relations["fact"] = FACT
            make_cohorts(stage)
            self.kind.make(stage)
            units = f"{self.kind.units(self.definition, owner)} f where {owner.column} = %(owner)s"
            if self.state and self.state != OTHERS:
                units += f" and state = {STATES[self.state]}"
            return stage.rows(sql.format(units=units), **more)
