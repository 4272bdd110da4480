"""What came of campaigns: counted from records where a room on record names its campaign, else as stated by hand.

This floor lies below the rooms with those records: each registers how it counts them.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from intermediary.initiatives.outreach.enums import Came
from intermediary.initiatives.outreach.models import Campaign, Stated

# What came of it → a function of campaigns that gives {campaign id: how many records name it}.
COUNTERS: dict[str, Callable[[list[Campaign]], dict[int, int]]] = {}


def counts(came: str) -> Callable:
    """Register how records of one kind are counted for the campaigns that they name."""

    def register(function: Callable) -> Callable:
        COUNTERS[came] = function
        return function

    return register


class Result(NamedTuple):
    """A number of one kind, and whether it was counted from records or stated (`source` then says by whom)."""

    came: str
    number: int
    counted: bool
    source: str = ""
    stated: Stated | None = None

    @property
    def label(self) -> str:
        return str(Came(self.came).label)


def results(campaigns: Iterable[Campaign]) -> dict[int, list[Result]]:
    """Campaign id → what came of it. A count of records takes the place of a stated number, unless it is zero."""
    campaigns = list(campaigns)
    found: dict[int, dict[str, Result]] = {campaign.pk: {} for campaign in campaigns}
    for stated in Stated.objects.filter(campaign__in=campaigns):
        found[stated.campaign_id][stated.came] = Result(stated.came, stated.number, False, stated.source, stated)
    for came, count in COUNTERS.items():
        for campaign, number in count(campaigns).items():
            if number:
                found[campaign][came] = Result(came, number, True)
    order = {came: place for place, came in enumerate(Came.values)}
    return {pk: sorted(kinds.values(), key=lambda each: order[each.came]) for pk, kinds in found.items()}
