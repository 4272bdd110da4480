"""A rate of people as a firm may see it: of rounded counts, and only where eleven or more are on either side."""

from typing import NamedTuple

from placements.outcomes.disclosure import K, Rate, Sum, protect, rounded_rate


class Protected(NamedTuple):
    """What is shown: the rate, and the rounded counts that it was taken of."""

    rate: Rate
    stayed: int
    eligible: int


def protected(stayed: int, eligible: int) -> Protected | None:
    """None where ten or fewer stayed, or did not: it would tell what single people told us."""
    counts = {"yes": stayed, "rest": eligible - stayed, "all": eligible}
    if counts["rest"] < K or stayed < K:
        return None
    shown = protect(counts, [Sum("all", ("yes", "rest"))], unpublished=frozenset({"rest"}))
    if not (shown["yes"] and shown["all"]):
        return None
    rate = rounded_rate(shown["yes"], shown["all"])
    return Protected(rate, shown["yes"], shown["all"]) if rate.value is not None else None
