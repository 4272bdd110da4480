"""What is reported of a rate, always together (standard, section 2)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from placements.outcomes.statistics import share

from .status import EXCLUDED, IMMATURE, NO, UNKNOWN, YES

#: Below this share of known answers, the rate among the known is hidden and only its bounds are shown [D].
KNOWN_ENOUGH = Fraction(80, 100)


@dataclass(frozen=True)
class FiveNumbers:
    """Counts of the five answers. Shares are exact fractions, ``None`` of nobody."""

    retained: int = 0
    not_retained: int = 0
    unknown: int = 0
    immature: int = 0
    excluded: int = 0

    @property
    def placed(self) -> int:
        return self.eligible + self.immature + self.excluded

    @property
    def eligible(self) -> int:
        """Mature and not excluded: the denominator."""
        return self.retained + self.not_retained + self.unknown

    @property
    def verified_rate(self) -> Fraction | None:
        """The headline: unknown counts against us. Also the lower bound."""
        return share(self.retained, self.eligible)

    @property
    def rate_known(self) -> Fraction | None:
        """Among those whose answer is known; see ``shows_rate_known``."""
        return share(self.retained, self.retained + self.not_retained)

    @property
    def known_status_rate(self) -> Fraction | None:
        return share(self.retained + self.not_retained, self.eligible)

    @property
    def upper_bound(self) -> Fraction | None:
        """As if every unknown had stayed."""
        return share(self.retained + self.unknown, self.eligible)

    @property
    def shows_rate_known(self) -> bool:
        """At least 80 % of the answers are known."""
        return self.known_status_rate is not None and self.known_status_rate >= KNOWN_ENOUGH


def five_numbers(statuses: Iterable[str]) -> FiveNumbers:
    """Count answers into the five numbers."""
    counts = Counter(statuses)
    return FiveNumbers(counts[YES], counts[NO], counts[UNKNOWN], counts[IMMATURE], counts[EXCLUDED])
