"""What to do next for somebody who has not answered: one step, from what was tried and what is known."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from placements.followups.enums import Outcome, Way
from placements.followups.models import Attempt
from placements.followups.windows import Window

PAUSE = timedelta(days=2)  # a message is given so long to be answered
CALLS = 3  # without an answer; then others may know
NEARLY = timedelta(days=14)  # before it closes


@dataclass
class Row:
    """One person (and job) in the queue, with all of their open windows."""

    person: object
    job: object | None
    coach: object | None
    windows: list[Window]
    attempts: list[Attempt] = field(default_factory=list)
    wish: object | None = None
    agreed: bool = False
    contact: bool = False
    waiting: bool = False

    @property
    def closes_on(self) -> date:
        return min(window.closes_on for window in self.windows)

    @property
    def due_on(self) -> date:
        return min(window.due_on for window in self.windows)

    @property
    def tried(self) -> list[tuple[str, int]]:
        """(way, how often), each message and each call once, however many windows it was about."""
        once = {(t.way, t.message_id or t.made_at) for t in self.attempts}
        count = Counter(way for way, _which in once)
        return [(Way(way).label, n) for way, n in sorted(count.items())]

    @property
    def last_try(self) -> date | None:
        return max((t.made_on for t in self.attempts), default=None)

    def calls(self) -> int:
        return len({t.made_at for t in self.attempts if t.way == Way.PHONE})


def next_step(row: Row, today: date) -> str:
    """The next best step, in a few words for whoever does it."""
    identity = row.person.identity
    wrong = any(t.outcome == Outcome.WRONG_NUMBER for t in row.attempts)
    phone = bool(identity.phone) and not wrong
    if row.waiting:
        return _("A message is on its way")
    if row.job is None:
        return _("No job on record: add it, or wait for wage records")
    if row.last_try and row.last_try + PAUSE > today:
        return _("Wait for the answer until %(day)s") % {"day": date_format(row.last_try + PAUSE)}
    if row.closes_on - NEARLY <= today and (row.attempts or not phone):
        return _("Closes soon: ask for a pay stub, or ask the employer by phone")
    if wrong or not (identity.phone or identity.email):
        return _("Find a number or an address that works")
    if phone and row.calls() < CALLS:
        return _("Call")
    if row.agreed and not row.contact:
        return _("Invite a contact at the employer, who can confirm")
    if not row.agreed:
        return _("Ask whether the employer may confirm")
    return _("Write once more, or ask the employer by phone")
