from dataclasses import dataclass


@dataclass(frozen=True)
class Definition:
    """What one measure counts, in words for people and in the few terms that the computation reads.

    `kind` says how the value is made: "rate" and "share" are numerator over denominator (a rate counts the unknown
    in it, a share only what is known), "median" and "mean" are of amounts, "ratio" is one sum over another,
    "survival" is a Kaplan-Meier probability, "turnover" a yearly rate, "difference" one of two rates, "count" a
    number. `family` names the facts it is made from. A changed rule is a new `version`; stored results keep the one
    that they were computed with.
    """

    key: str
    title: str
    counts: str  # the unit that is counted: placements, enrollments, people
    denominator: str  # who counts
    numerator: str  # what counts
    exclusions: str
    source: str
    unit: str  # rate, dollars, days, probability, count
    kind: str
    family: str
    version: int = 1
    note: str = ""  # shown beside the figure wherever it stands
    days: int | None = None  # the milestone
    method: str = ""  # same, continuous, snapshot; of firms: again, before, since
    supporting: bool = False  # for our own pages: not among the keys of the standard, and never cut by group
