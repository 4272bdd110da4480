"""From arguments to figures: lay out the facts, then read each family of measures off them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from intermediary.accounts.scope import acting
from intermediary.initiatives.models import Initiative
from placements.outcomes.definitions import Definition, select

from . import (
    earnings,
    fused,
    positions,
    prices,
    progression,
    quality,
    reach,
    retention,
    staffing,
    survival,
    training,
    wages,
    wioa,
)
from .chains import make_chains
from .evidence import make_spells
from .facts import make_facts
from .fused import FusedStage
from .indicators import make_periods
from .people import make_people
from .row import Row
from .scopes import make_cohorts, make_scopes
from .sources import sources
from .stage import Stage, prepare_session
from .who import EVERYBODY, Who
from .windows import Windows, current

FAMILIES = {
    "enrollment": training.rows,
    "retention": retention.rows,
    "survival": survival.rows,
    "wages": wages.rows,
    "period": wioa.rows,
    "prices": prices.rows,
    "earnings": earnings.rows,
    "progression": progression.rows,
    "quality": quality.rows,
}
# About firms and no person: never cut by group, and read from their records each time.
FIRMS = {"reach": reach.rows, "positions": positions.rows, "staffing": staffing.rows}
# What some of them read beside the facts of every computation, in the order in which it is made.
MAKERS = (
    ({"wages", "prices", "earnings", "progression"}, wages.make_pay),
    ({"earnings"}, earnings.make_earnings),
    ({"progression"}, progression.make_progress),
    ({"quality"}, quality.make_quality),
    ({"period"}, make_periods),
)


@contextmanager
def laid_out(
    *,
    as_of: date,
    known_on: date | None = None,
    initiative: Initiative | None = None,
    cuts: tuple[str, ...] = (),
    windows: Windows | None = None,
) -> Iterator[Stage]:
    """The facts as of the end of a day, in temporary tables, while the block lasts.

    With `known_on` from what was on record at the end of that day. `windows` say which exits count, by default as
    `windows.current`. Figures never depend on who asks for them, so the facts are read as the system.
    """
    with acting("system"):
        stage = begun(as_of=as_of, known_on=known_on, initiative=initiative, windows=windows)
        make_scopes(stage)
        lay_out(stage, cuts)
        yield stage
        stage.clear()


def begun(
    *,
    as_of: date,
    known_on: date | None,
    initiative: Initiative | None,
    who: Who = EVERYBODY,
    windows: Windows | None = None,
) -> Stage:
    """A stage with the cohorts that are asked about."""
    prepare_session(many=not who.few)
    kind = FusedStage if who.few and who.number <= fused.PEOPLE else Stage
    stage = kind(sources(known_on), parameters_of(as_of, initiative, who, windows))
    make_cohorts(stage, who)
    return stage


def parameters_of(
    as_of: date, initiative: Initiative | None, who: Who = EVERYBODY, windows: Windows | None = None
) -> dict:
    """The values that the statements of a computation name."""
    asked = {"as_of": as_of, "initiative": initiative.pk if initiative is not None else None, **who.parameters}
    return asked | (windows or current(as_of)).parameters


def lay_out(stage: Stage, cuts: tuple[str, ...], who: Who = EVERYBODY, keep_codes: bool = False) -> None:
    """Make the facts of some people, one temporary table after the other."""
    make_people(stage, cuts, who, keep_codes)
    make_spells(stage, who)
    make_chains(stage)
    make_facts(stage, cuts)


def figures(stage: Stage, definitions: list[Definition], cuts: tuple[str, ...] = ()) -> Iterator[Row]:
    """The rows of these measures, for every scope, whole and by each cut."""
    families = {d.family for d in definitions}
    for readers, make in MAKERS:
        if readers & families:
            make(stage, cuts)
    for family, rows in FAMILIES.items():
        chosen = [definition for definition in definitions if definition.family == family]
        if chosen:
            for cut in ("", *cuts):
                yield from rows(stage, chosen, cut)
    for family, rows in FIRMS.items():
        yield from rows(stage, [definition for definition in definitions if definition.family == family], "")


def compute(
    *,
    as_of: date,
    known_on: date | None = None,
    initiative: Initiative | None = None,
    cuts: tuple[str, ...] = (),
    measures: list[str] | None = None,
    windows: Windows | None = None,
) -> list[Row]:
    """All figures as of the end of a day, from what was recorded by `known_on` (default: all that is recorded), in the
    order of the definitions.

    `measures` are keys or families of keys (`definitions.select`), by default all of the standard. Nothing is
    stored. Raises `UnknownMeasure`.
    """
    definitions = select(measures)
    with laid_out(as_of=as_of, known_on=known_on, initiative=initiative, cuts=tuple(cuts), windows=windows) as stage:
        rows = list(figures(stage, definitions, tuple(cuts)))
    order = {definition.key: place for place, definition in enumerate(definitions)}
    return sorted(rows, key=lambda row: (order[row.measure], *row[2:6]))
