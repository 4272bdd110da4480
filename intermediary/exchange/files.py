"""What the files of the exchange format are: each room says it for its own records, in its `exchange.py`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module

from django.db.models import Model
from django.utils.module_loading import autodiscover_modules

from intermediary.exchange.columns import KEY, Column, Kind

# The order in which files load: what is referred to comes before what refers to it.
ORDER = (
    "initiatives",
    "funders",
    "grants",
    "employers",
    "establishments",
    "openings",
    "opening_fills",
    "headcounts",
    "hiring_needs",
    "participants",
    "consents",
    "programs",
    "cohorts",
    "need_seats",
    "enrollments",
    "services",
    "exclusions",
    "credentials",
    "skill_gains",
    "placements",
    "follow_ups",
    "quarterly_wages",
    "job_wishes",
    "referrals",
    "referral_steps",
)


@dataclass(frozen=True)
class Rule:
    """What cannot be true within one row. `wrong` is SQL over `{column}`s: the values as they will stand afterwards.

    `problem` may name columns in braces too; they are replaced by the values.
    """

    column: str
    wrong: str
    problem: str
    mend: str


@dataclass(frozen=True)
class Derived:
    """A stored field that is computed from cells of the row: `compute(*inputs)` gives PostgreSQL's notation of it."""

    field: str
    sql: str
    inputs: tuple[str, ...]
    compute: Callable[..., str]


@dataclass(frozen=True)
class Whole:
    """What people write into one cell and the format keeps in several columns: `split` gives column → text."""

    title: str
    split: Callable[[str], dict[str, str]]


@dataclass(frozen=True)
class File:
    """One file: its key column, the model its rows become, its columns, and what must hold between them.

    `parts` are models that hang on the record one to one, by a field named like the file's key column. `checks` look
    across rows: functions of a `loader.load.Load` and the file's stage. `unwritten` columns are read for `derived`
    fields only; `reads` gives their cells back when the record is written out: column → (stored field, function).

    Spreadsheets that come without keys: `identity` are the columns that tell one record from another, `whole` what
    stands in one cell there.
    """

    name: str
    key: str
    model: type[Model]
    columns: tuple[Column, ...]
    key_kind: Kind = KEY
    parts: dict[str, type[Model]] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    checks: tuple[Callable, ...] = ()
    unwritten: tuple[str, ...] = ()
    derived: tuple[Derived, ...] = ()
    reads: dict[str, tuple[str, Callable]] = field(default_factory=dict)
    identity: tuple[str, ...] = ()
    whole: dict[str, Whole] = field(default_factory=dict)

    @property
    def file_name(self) -> str:
        return f"{self.name}.csv"

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


_FILES: dict[str, File] = {}
AFTER_LOAD: list[Callable] = []
BELONGS: dict[str, list[str]] = {}
# File → a query of (was, now): keys that were a record's once, and the key that it has now.
OLD_KEYS: dict[str, str] = {}
ALSO_CHECKED: dict[str, list[Callable]] = {}


def register(*files: File) -> None:
    """Add files to the format. Their place in the order of loading is `ORDER`."""
    for file in files:
        if file.name not in ORDER:
            raise ValueError(f"{file.name} has no place in the order of loading")
        _FILES[file.name] = file


def files() -> list[File]:
    """All files of the format, in load order."""
    import_module("intermediary.exchange.ground")
    autodiscover_modules("exchange")
    return [_FILES[name] for name in ORDER if name in _FILES]


def file_named(name: str) -> File:
    """The file of that name, with or without .csv. Raises KeyError where the format has none."""
    files()
    return _FILES[name.removesuffix(".csv")]


def after_load(function: Callable) -> Callable:
    """Register `function(loaded)`, called in the load's own transaction with a `loader.write.Loaded`."""
    AFTER_LOAD.append(function)
    return function


def also_checked(file: str, check: Callable) -> None:
    """Let a room look at the rows of a file of a lower room, which its own records point at: as `File.checks`."""
    found = ALSO_CHECKED.setdefault(file, [])
    if check not in found:
        found.append(check)


def belongs(file: str, condition: str) -> None:
    """Say which rows of a file belong to an initiative: SQL over `t` (its table) and %(initiative)s, an id.

    A room says it for what its own records point at, so that lower rooms need not know them; conditions add up.
    """
    BELONGS.setdefault(file, []).append(condition)
