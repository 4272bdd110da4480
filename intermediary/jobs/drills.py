"""Failure drills: what breaks at random moments must leave nothing lost and nothing doubled.

Rooms register theirs in a module `drills` (or package); `manage.py drill NAME` runs them. A drill counts only with its
negative control: the same drill against a deliberately weakened build must fail.
"""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Outcome:
    """What a drill saw. It passed where nothing is in `wrong`."""

    figures: dict[str, object] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return not self.wrong


@dataclass(frozen=True)
class Drill:
    name: str
    words: str
    run: Callable[..., Outcome]
    times: int = 50
    placements: int = 100_000


DRILLS: dict[str, Drill] = {}


def drill(name: str, words: str, **usual: int) -> Callable:
    """Register `function(options: dict, say) -> Outcome` as a drill. `usual`: how often, how large, if nobody says."""

    def register(function: Callable) -> Callable:
        DRILLS[name] = Drill(name, words, function, **usual)
        return function

    return register
