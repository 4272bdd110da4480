"""The WIOA indicators of one period of participation (standard, section 1.3). ``reason`` is PIRL 923, ``00`` for none.

Where a function answers with a pair, the first says whether the period is in the denominator, the second whether it
is a success; outside the denominator there is no second answer.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from placements.outcomes.statistics import median, share

from .dates import Span
from .status import NO, UNKNOWN, YES

NONE = "00"
IN_CREDENTIAL = (NONE, "07")
IN_SKILL_GAINS = (NONE, "07", "")
EMPLOYED = range(1, 9)
#: Earnings not yet available.
NOT_YET = Decimal("999999.99")
#: Types of training that open the credential denominator; on-the-job (01) and customized (05) alone do not.
QUALIFYING_TRAINING = frozenset({"02", "03", "04", "06", "07", "08", "09", "10"})
SECONDARY = 1
CREDENTIAL_DAYS = 365


class Rate(NamedTuple):
    """Successes and the denominator of a group of periods."""

    numerator: int
    denominator: int

    @property
    def value(self):
        return share(self.numerator, self.denominator)


def employment_rate(rows: Iterable[tuple[int, str]]) -> Rate:
    """ER-Q2 or ER-Q4 from (code of the quarter, reason): a code not yet known (9) counts as a failure."""
    codes = [code for code, reason in rows if reason == NONE]
    return Rate(sum(code in EMPLOYED for code in codes), len(codes))


def employed_in_quarter(*, paid: bool, job_held: bool, no_wage_matched: bool, found_without_work: bool) -> str:
    """Whether somebody was employed in a quarter, from the records (exchange format).

    ``paid``: a positive wage record; ``job_held``: an unsubsidised job known held on a day of it; ``no_wage_matched``:
    a zero from a wage match; ``found_without_work``: a follow-up that quarter said not employed. Unknown is code 9.
    """
    if paid or job_held:
        return YES
    return NO if no_wage_matched or found_without_work else UNKNOWN


def quarter_earnings(amounts: Iterable[Decimal]) -> Decimal:
    """All employers of the quarter together, before any median is taken."""
    return sum(amounts, Decimal(0))


def median_earnings(rows: Iterable[tuple[Decimal, str]]) -> Decimal | None:
    """The median of positive, available earnings in the second quarter after exit, from (earnings, reason)."""
    return median([amount for amount, reason in rows if reason == NONE and 0 < amount < NOT_YET])


def same_employer(second: Iterable[str], fourth: Iterable[str], *, reason: str = NONE) -> tuple[bool, bool | None]:
    """ESE: of those employed in the second quarter, any of its employers in the fourth; the third is not asked."""
    second = set(second)
    if not second or reason != NONE:
        return False, None
    return True, not second.isdisjoint(fourth)


def credential(
    exit_on: date,
    *,
    training: Iterable[str],
    credentials: Iterable[tuple[int, date]],
    employed: Sequence[int] = (),
    studies_after: bool = False,
    in_school: bool = False,
    reason: str = NONE,
) -> tuple[bool, bool | None]:
    """Credential attainment of somebody in education or training.

    ``credentials`` are (type, day attained), ``employed`` the codes of the four quarters after exit, ``studies_after``
    post-secondary education or training within 365 days of exit, ``in_school`` secondary or post-secondary enrolment
    during participation. A secondary diploma alone is not enough: work or study must follow it.
    """
    if reason not in IN_CREDENTIAL or not (in_school or QUALIFYING_TRAINING.intersection(training)):
        return False, None
    types = {kind for kind, attained in credentials if (attained - exit_on).days <= CREDENTIAL_DAYS}
    followed = studies_after or any(code in EMPLOYED for code in employed)
    return True, any(kind > SECONDARY for kind in types) or (SECONDARY in types and followed)


def skill_gain(
    year: Span,
    *,
    entry: date,
    exit_on: date | None,
    enrolled_on: date | None,
    gains: Iterable[date],
    completed_on: date | None = None,
    reason: str = NONE,
) -> tuple[bool, bool | None]:
    """A measurable skill gain inside the programme year, of those in education or training in it. Once is enough."""
    inside = (
        reason in IN_SKILL_GAINS
        and entry <= year.end
        and (exit_on is None or exit_on >= year.start)
        and enrolled_on is not None
        and enrolled_on <= year.end
        and (completed_on is None or completed_on >= year.start)
    )
    return (True, any(day in year for day in gains)) if inside else (False, None)
