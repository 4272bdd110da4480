"""Reads of systems changes. `as_of` is the day on which they are true."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from intermediary.initiatives.changes.enums import Standing
from intermediary.initiatives.changes.models import Change
from intermediary.initiatives.models import Initiative


def changes(initiative: Initiative, search: str = "", area: str = "") -> QuerySet[Change]:
    """Changes with what was found when somebody looked again."""
    found = Change.objects.filter(initiative=initiative).prefetch_related("rechecks").select_related("lead")
    for word in (search or "").split():
        found = found.filter(title__icontains=word) | found.filter(institution__icontains=word)
    return found.filter(area=area) if area else found


def to_ask(initiative: Initiative, as_of: date) -> list[Change]:
    """Changes of which it is to be asked whether they still hold, the longest due first."""
    return sorted((each for each in changes(initiative) if each.standing(as_of) == Standing.DUE), key=Change.due_on)


@dataclass(frozen=True)
class Summary:
    """Changes of an initiative: how many are verified, only claimed, lost again; and the reach of verified ones.

    Reach sums what is known; `reach_unknown` is how many verified changes have no number of workers.
    """

    verified: int
    claimed: int
    standing: dict[str, int]
    workers: int
    employers: int
    reach_unknown: int


def summary(found: list[Change], as_of: date) -> Summary:
    """Of changes that had happened by the day; those found lost reach nobody any more."""
    happened = [each for each in found if each.happened_on <= as_of]
    verified = [each for each in happened if each.verified]
    held = [each for each in verified if each.standing(as_of) != Standing.LOST]
    return Summary(
        len(verified),
        len(happened) - len(verified),
        Counter(each.standing(as_of).value for each in happened),
        sum(each.workers_reached or 0 for each in held),
        sum(each.employers_reached or 0 for each in held),
        sum(each.workers_reached is None for each in held),
    )
