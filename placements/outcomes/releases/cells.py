"""Every count that a release shows or implies, and what a reader knows to hold among them.

A cell is a count by its place: the table, the row, the measure, and which of its counts. Some are never shown, and are
named because small ones among them must not be worked out: `rest` (denominator less numerator), `not` (rest less
unknown). `base` is everybody whom a measure's facts are of; it links measures, and is not shown either.

How many are not yet due hangs on the calendar alone: it is hidden where it is few, and no target of the attack.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from placements.outcomes.definitions.retention import MILESTONES
from placements.outcomes.disclosure import Order, Sum
from placements.outcomes.releases.body import Body
from placements.outcomes.releases.menu import RATES

FIVE = ("numerator", "denominator", "unknown", "immature", "excluded")
IMPLIED = ("rest", "not")
NO_TARGETS = ("immature", "base")
#: Shown of everybody together, and of no group.
OF_ALL_ONLY = ("immature", "excluded")
#: Counts beside the tables: people behind medians, by wage, and placements by county of the employer.
PAY, BINS, AREAS = "pay", "wage_bins", "employers"


class Cell(NamedTuple):
    table: str
    at: tuple[str, ...]
    measure: str
    name: str

    def __str__(self) -> str:
        return "|".join((self.table, *self.at, self.measure, self.name))

    @classmethod
    def parse(cls, text: str) -> "Cell":
        table, *at, measure, name = text.split("|")
        return cls(table, tuple(at), measure, name)


class Layout(NamedTuple):
    """What there is in a release, without a number: tables as key → (dimensions, measures, rows)."""

    tables: Mapping[str, tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, ...], ...]]]
    adds_up: Mapping[str, bool]  # dimension → everybody has one value
    programs: Mapping[str, str]  # cohort → program
    bins: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    quarters: Mapping[str, tuple[str, ...]] = {}  # period → its quarters


def layout(body: Body) -> Layout:
    dimensions = {d["key"]: d for d in body["dimensions"]}
    cohorts = dimensions.get("cohort", {"values": []})["values"]
    periods = dimensions.get("period", {"values": []})["values"]
    return Layout(
        {t["key"]: (tuple(t["by"]), tuple(t["measures"]), tuple(tuple(r["at"]) for r in t["rows"]))
         for t in body["tables"]},
        {key: d["adds_up"] for key, d in dimensions.items()},
        {value["key"]: value["program"] for value in cohorts},
        tuple(str(each["from"]) for each in body["wage_bins"]),
        tuple(area["county"] for area in body["employers"]["areas"]),
        {value["key"]: tuple(value["quarters"]) for value in periods},
    )  # fmt: skip


def names(table: str, measure: str) -> tuple[str, ...]:
    """The counts that a table shows of a measure."""
    never = RATES[measure].never if table == "total" else (*RATES[measure].never, *OF_ALL_ONLY)
    return tuple(name for name in FIVE if name not in never)


def base(table: str, at: tuple, measure: str) -> Cell:
    """Everybody that a measure may say something of. For placement those are the people who completed."""
    if measure == "sector.placement":
        return Cell(table, at, "sector.completion", "numerator")
    facts = RATES[measure].facts
    return Cell(table, at, measure if facts == "period" else facts, "base")


def cells(plan: Layout) -> Iterator[Cell]:
    """Every count that a release of this layout shows."""
    for table, (_by, measures, rows) in plan.tables.items():
        for at in rows:
            yield from (Cell(table, at, measure, name) for measure in measures for name in names(table, measure))
    for table in ("total", "program"):
        for at in plan.tables[table][2] if table in plan.tables else ():
            yield from (Cell(table, at, PAY, name) for name in ("n", "annual"))
    yield from (Cell(BINS, (edge,), when, "n") for edge in plan.bins for when in ("before", "after"))
    yield from (Cell(AREAS, (area,), "placement", "base") for area in (*plan.areas, "elsewhere"))


def sums(plan: Layout) -> list[Sum]:
    """Every sum that a reader knows to hold exactly."""
    found = [each for table, (_by, measures, rows) in plan.tables.items() for at in rows
             for measure in measures for each in _of_row(table, at, measure)]  # fmt: skip
    found += [each for table in plan.tables for each in _margins(plan, table)]
    found += _nested(plan)
    if plan.bins:
        found += [Sum(Cell("total", (), PAY, "n"), tuple(Cell(BINS, (edge,), when, "n") for edge in plan.bins))
                  for when in ("before", "after")]  # fmt: skip
    if "program" in plan.tables:
        rows = plan.tables["program"][2]
        found += [Sum(Cell("total", (), PAY, n), tuple(Cell("program", at, PAY, n) for at in rows))
                  for n in ("n", "annual")]  # fmt: skip
    areas = tuple(Cell(AREAS, (area,), "placement", "base") for area in (*plan.areas, "elsewhere"))
    return [*found, Sum(Cell("total", (), "placement", "base"), areas)]


def _of_row(table: str, at: tuple, measure: str) -> Iterator[Sum]:
    rate, shown = RATES[measure], names(table, measure)
    cell = {name: Cell(table, at, measure, name) for name in (*FIVE, *IMPLIED)}
    yield Sum(cell["denominator"], (cell["numerator"], cell["rest"]))
    if "unknown" in shown and not rate.share:
        yield Sum(cell["rest"], (cell["unknown"], cell["not"]))
    if _whole(table, measure):
        beside = [name for name in ("immature", "excluded", *(["unknown"] if rate.share else [])) if name in shown]
        yield Sum(base(table, at, measure), (cell["denominator"], *(cell[name] for name in beside)))


def _whole(table: str, measure: str) -> bool:
    """Whether all that makes up the base of a measure is shown: of a group, where nobody is not yet due or excluded."""
    return table == "total" or set(OF_ALL_ONLY) <= set(RATES[measure].never)


def _margins(plan: Layout, table: str) -> Iterator[Sum]:
    """What a table adds up to: over each dimension of which everybody has one value, to the table without it."""
    by, _measures, rows = plan.tables[table]
    for place, dimension in enumerate(by):
        margin = ".".join(name for name in by if name != dimension) or "total"
        if not plan.adds_up[dimension] or margin not in plan.tables:
            continue
        groups: dict[tuple, list[tuple]] = {}
        for at in rows:
            groups.setdefault((*at[:place], *at[place + 1 :]), []).append(at)
        for at, parts in groups.items():
            if at in plan.tables[margin][2]:
                for measure, name in _both(plan, table, margin):
                    yield Sum(
                        Cell(margin, at, measure, name), tuple(Cell(table, part, measure, name) for part in parts)
                    )


def _both(plan: Layout, one: str, other: str) -> list[tuple[str, str]]:
    """The counts that two tables have in common: (measure, name)."""
    shared = [m for m in plan.tables[one][1] if m in plan.tables[other][1]]
    groups = one if one != "total" else other
    return [(measure, name) for measure in shared for name in (*names(groups, measure), "rest")]


def _nested(plan: Layout) -> Iterator[Sum]:
    """Cohorts make up their program, quarters their period."""
    if {"program", "cohort"} <= plan.tables.keys():
        for (program,) in plan.tables["program"][2]:
            parts = [at for at in plan.tables["cohort"][2] if plan.programs[at[0]] == program]
            for measure, name in _both(plan, "cohort", "program"):
                yield Sum(Cell("program", (program,), measure, name),
                          tuple(Cell("cohort", at, measure, name) for at in parts))  # fmt: skip
    if {"period", "quarter"} <= plan.tables.keys():
        there = set(plan.tables["quarter"][2])
        for period, quarters in plan.quarters.items():
            parts = [(quarter,) for quarter in quarters if (quarter,) in there]
            for measure, name in _both(plan, "quarter", "period"):
                yield Sum(Cell("period", (period,), measure, name),
                          tuple(Cell("quarter", at, measure, name) for at in parts))  # fmt: skip


def orders(plan: Layout) -> list[Order]:
    """What is known to be no more than another: who is held at day 180 was at day 90; one race is part of all."""
    found = []
    for table, (by, measures, rows) in plan.tables.items():
        for at in rows:
            found += _milestones(table, at, measures)
            found += [
                Order(Cell(table, at, measure, "denominator"), base(table, at, measure))
                for measure in measures
                if not _whole(table, measure)
            ]
        for place, dimension in enumerate(by):
            margin = ".".join(name for name in by if name != dimension) or "total"
            if plan.adds_up[dimension] or margin not in plan.tables:
                continue
            for at in rows:
                whole = (*at[:place], *at[place + 1 :])
                found += [
                    Order(Cell(table, at, m, n), Cell(margin, whole, m, n)) for m, n in _both(plan, table, margin)
                ]
    return found


def _milestones(table: str, at: tuple, measures: Iterable[str]) -> Iterator[Order]:
    for method in ("same", "continuous"):
        days = [day for day in MILESTONES if f"sector.ret.{method}.{day}" in measures]
        for early, late in pairwise(days):
            one, other = (f"sector.ret.{method}.{day}" for day in (early, late))
            yield Order(Cell(table, at, other, "numerator"), Cell(table, at, one, "numerator"))
            if table == "total":
                yield Order(Cell(table, at, one, "immature"), Cell(table, at, other, "immature"))
    for day in MILESTONES:
        same, any_ = (f"sector.ret.{method}.{day}" for method in ("same", "continuous"))
        if same in measures and any_ in measures:
            yield Order(Cell(table, at, same, "numerator"), Cell(table, at, any_, "numerator"))
