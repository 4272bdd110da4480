"""The shape of a release's body: JSON, frozen, and all that page, chart, file and API may read (schema 2).

Every number has passed disclosure control. A hidden number is null, and its figure says so: never a low number.
Shares are fractions of 1, money is dollars, days are ISO dates; names of programs and cohorts stand as they were on
the day, other words in English, as published (`wording.in_our_language` says them in the reader's).

A table is a fixed cut. `by` names its dimensions, each row's `at` one value of each, in that order; the table "total"
has `by: []` and one row. A figure of a measure is in a row's `figures` under the measure's key; a measure that has
nothing to say of a row (nobody counts) is left out.

Tables: total; program; cohort; quarter (of enrollment, or of the first day worked); period (of targets); gender, race,
hispanic, education, age_band, barrier, veteran, county; and two-way ones, keyed "program.gender", "gender.race".
"""

from typing import NotRequired, TypedDict

SCHEMA = 2


class Figure(TypedDict):
    """A rate, with every count that stands beside it. `value` is null where the rate is hidden or said as a bound.

    `at_most` and `at_least` are whole per cent: the rate is at its end, and no more than this is said. `suppressed`:
    neither value nor bound. A null count is hidden, or one that the measure or the table does not have: `immature` and
    `excluded` are only said of everybody ("total"). `low` and `high` are Wilson limits of the counts as shown. `known`
    is the share whose status is known, from the counts as shown; null where one of them is hidden.
    """

    value: float | None
    low: float | None
    high: float | None
    at_most: int | None
    at_least: int | None
    suppressed: bool
    numerator: int | None
    denominator: int | None
    unknown: int | None
    immature: int | None
    excluded: int | None
    known: float | None
    unconfirmed: NotRequired[bool]  # only in "total": nobody's status is known yet, which tells of the records
    early: NotRequired[bool]  # only in "total": nobody's day has come


class Amount(TypedDict):
    """A median in dollars, rounded ($0.25 an hour, $100 a year), of `n` people; both null where suppressed."""

    value: float | None
    n: int | None
    suppressed: bool


class Row(TypedDict):
    at: list[str]
    figures: dict[str, Figure]  # measure → figure
    amounts: NotRequired[dict[str, Amount]]  # measure → median; in "total" and "program"


class Table(TypedDict):
    key: str
    by: list[str]  # dimensions
    measures: list[str]  # in the order to show them
    rows: list[Row]


class Value(TypedDict):
    """One value of a dimension. `program` of a cohort; `members`: the cohorts that it stands for (several small ones of
    a program and year share a row). Of a period: its days, and its quarters.
    """

    key: str
    label: str
    program: NotRequired[str]
    members: NotRequired[list[str]]
    quarters: NotRequired[list[str]]


class Dimension(TypedDict):
    """`adds_up`: everybody has exactly one value. Of races and barriers one person may have several."""

    key: str
    title: str
    adds_up: bool
    values: list[Value]


class Step(TypedDict):
    """A step from enrolled to retained: how many came so far, and for how many it is not yet due."""

    key: str  # enrolled, completed, placed, retained_90, retained_180, retained_365
    title: str
    count: int | None
    immature: int | None


class Point(TypedDict):
    """Of a curve: the share still held after `day`, its band, and how many were still followed (rounded)."""

    day: int
    value: float
    low: float | None
    high: float | None
    at_risk: int


class Curve(TypedDict):
    """Kaplan-Meier of one row of "total" or "program". It stops on the day when fewer than 11 are still followed."""

    table: str
    at: list[str]
    method: str  # same, continuous
    points: list[Point]
    stopped_on: int | None


# "from" and "to" are words of Python: hence the other form.
Bin = TypedDict("Bin", {"from": int, "to": int | None, "before": int | None, "after": int | None})
Bin.__doc__ = "People by hourly wage: dollars from (inclusive) to (exclusive; null: and more). Null is withheld."


class Area(TypedDict):
    """A county (FIPS) of employers. Areas under 11 placements or three employers are in `elsewhere`, without a name."""

    county: str
    label: str
    employers: int
    placements: int | None


class Employers(TypedDict):
    """Who hired, as counts only. `elsewhere`: placements in areas that cannot be shown; null where hidden."""

    employers: int | None
    placements: int | None
    areas: list[Area]
    elsewhere: int | None


Period = TypedDict("Period", {"key": str, "label": str, "from": str, "to": str})
Period.__doc__ = "Whole calendar quarters, first and last day."


class Target(TypedDict):
    """What was promised, beside what was reached. `period` null: over the whole grant.

    `reached` is the value of the figure; null where hidden, coded (then the bounds say it) or nobody counts yet.
    `state`: met, missed, hidden (not to be said), early (nobody counts yet).
    """

    measure: str
    value: float
    unit: str  # of the measure: rate, probability, dollars, count
    period: Period | None
    due_on: str | None
    reached: float | None
    at_most: int | None
    at_least: int | None
    state: str


class Change(TypedDict):
    """One published number that differs from the release that this one replaces. Null: hidden, or not there."""

    table: str
    at: list[str]
    label: str  # the row in words
    measure: str
    name: str  # value, numerator, denominator, unknown, immature, excluded
    before: float | None
    after: float | None


class Replaces(TypedDict):
    release: int
    as_of: str
    reason: str
    changes: list[Change]


class Definition(TypedDict):
    key: str
    title: str
    counts: str  # the unit: placements, enrollments, people
    denominator: str
    numerator: str
    exclusions: str
    note: str
    source: str
    unit: str
    kind: str
    version: int


class About(TypedDict):
    """Whose figures. `grant` is null in a release of an initiative for the public."""

    grant: dict | None  # key, title, starts_on, ends_on
    funder: str
    initiative: dict  # key, name


class Rules(TypedDict):
    """The method's numbers, to be printed beside the figures. `base` is null where counts are exact."""

    k: int
    base: int | None
    employers: int
    share: float


class Body(TypedDict):
    schema: int
    about: About
    as_of: str
    computed_at: str  # when the run of the figures was last brought up to date
    method: str  # round, hide
    rules: Rules
    definitions: list[Definition]
    dimensions: list[Dimension]
    tables: list[Table]
    pipeline: list[Step]
    curves: list[Curve]
    wage_bins: list[Bin]
    employers: Employers
    targets: list[Target]
    replaces: Replaces | None


def table(body: Body, key: str) -> Table | None:
    """A table of a release by its key."""
    return next((found for found in body["tables"] if found["key"] == key), None)


def total(body: Body) -> Row:
    """Everybody in the release."""
    return table(body, "total")["rows"][0]


def labels(body: Body) -> dict[str, dict[str, str]]:
    """Dimension → value → its words."""
    return {d["key"]: {value["key"]: value["label"] for value in d["values"]} for d in body["dimensions"]}
