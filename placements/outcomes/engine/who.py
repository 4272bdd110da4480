"""Whose facts are made: everybody's, those of a range of ids, or those of a few."""

from typing import NamedTuple


class Who(NamedTuple):
    """A condition on `participant_id` in SQL, and its parameters. `few` where it is worth looking up their cohorts."""

    condition: str = "true"
    parameters: dict = {}
    few: bool = False

    @property
    def number(self) -> int | None:
        """How many they are, where it is a few."""
        return len(self.parameters["people"]) if self.few else None


EVERYBODY = Who()


def between(low: int, high: int) -> Who:
    return Who("participant_id between %(low)s and %(high)s", {"low": low, "high": high})


def some(people: list[int]) -> Who:
    return Who("participant_id = any(%(people)s::bigint[])", {"people": people}, few=True)
