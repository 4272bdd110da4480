"""What somebody typed on the check-in page, read kindly: a comma for a point, a dollar sign, spaces."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from placements.enums import FollowUpStatus
from placements.followups.answers import Answer
from placements.followups.enums import Help
from placements.models import Placement

STATUS = {
    "same": FollowUpStatus.EMPLOYED_SAME,
    "other": FollowUpStatus.EMPLOYED_OTHER,
    "none": FollowUpStatus.NOT_EMPLOYED,
}
LONGEST = 20  # signs; more is no number of ours


class Typed(NamedTuple):
    """An answer, or the fields that are to be looked at again (`mend_…` of the wording)."""

    answer: Answer | None
    stop: bool
    wrong: tuple[str, ...]


def read(sent, placement: Placement, today: date) -> Typed:
    stop, choice = sent.get("stop") == "on", sent.get("status", "")
    if stop and not choice:
        return Typed(None, True, ())
    wrong = [] if choice in STATUS else ["status"]
    wage = _number(sent.get("wage", ""), 1000)
    hours = _number(sent.get("hours", ""), 168)
    left = _day(sent.get("last_day", "")) if choice != "same" else None
    wrong += [name for name, value in (("wage", wage), ("hours", hours)) if value is False]
    if left is False or (left and not placement.started_on <= left <= today):
        wrong.append("last_day")
    if wrong:
        return Typed(None, stop, tuple(wrong))
    help_ = tuple(value for value in Help.values if value in sent.getlist("help"))
    employed = choice != "none"
    return Typed(
        Answer(STATUS[choice], (wage or None) if employed else None, (hours or None) if employed else None,
               left or None, help_), stop, (),
    )  # fmt: skip


def _number(text: str, highest: int) -> Decimal | bool | None:
    """A number above 0, None where nothing was typed, False where it is none."""
    text = text.strip().removeprefix("$").replace(" ", "")
    if not text:
        return None
    if "," in text and "." not in text:
        text = text.replace(",", ".")
    try:
        value = Decimal(text[:LONGEST]) if len(text) <= LONGEST else None
    except InvalidOperation:
        return False
    if value is None or not value.is_finite() or not 0 < value <= highest:
        return False
    return round(value, 2) or False


def _day(text: str) -> date | bool | None:
    text = text.strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return False
