"""How much is not known, of whom, and what it would take: the known-status rate of matured placements.

Known is yes or no, of all whose day has come and who are not excluded (outcome measures, section 2). The figures are
those of the current run, so they are the ones that every other page shows.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

from intermediary.initiatives.models import Initiative
from placements.followups.enums import OPEN
from placements.followups.play import in_play
from placements.followups.windows import Window, windows
from placements.outcomes.definitions.retention import MILESTONES
from placements.outcomes.engine.facts import NO, UNKNOWN, YES
from placements.outcomes.models import Run

AIM = 80  # per cent: below it a rate of the known alone is not shown (section 2)
WHO = {
    "cohort": "f.cohort_id",
    "employer": "f.employer_id",
    "coach": "c.coach_id",
}
COUNTED = """
select {who} as who, {columns}
from outcomes_placementfact f left join followups_caseload c on c.participant_id = f.participant_id
where f.run_id = %s group by {who}
"""
STATES = {"known": f"in ({YES}, {NO})", "unknown": f"= {UNKNOWN}"}


@dataclass(frozen=True)
class Gap:
    """Of one cohort, employer or coach (`who` is its id, None for nobody): how many windows are known of all due."""

    who: int | None
    known: int
    unknown: int
    open: int

    @property
    def due(self) -> int:
        return self.known + self.unknown

    @property
    def rate(self) -> float | None:
        return self.known / self.due if self.due else None

    @property
    def missing(self) -> int:
        """How many more must come back until the rate is AIM."""
        return max(0, -(-self.due * AIM // 100) - self.known)

    @property
    def within_reach(self) -> bool:
        """Whether asking can still do it: as many windows are open."""
        return self.missing <= self.open


def gaps(run: Run, by: str, days: int | None, open_: list[Window], whose) -> list[Gap]:
    """One row for each cohort, employer or coach with something due, the widest gap first. `days`: one milestone, by
    default all together. `whose(window)` says to whom an open window belongs."""
    chosen = [days] if days else list(MILESTONES)
    columns = ", ".join(
        " + ".join(f"count(*) filter (where f.same_{n} {condition})" for n in chosen) + f" as {name}"
        for name, condition in STATES.items()
    )
    still_open = Counter(whose(w) for w in open_ if w.unit == "day" and w.number in chosen and w.due_on <= run.as_of)
    with connection.cursor() as cursor:
        cursor.execute(COUNTED.format(who=WHO[by], columns=columns), [run.pk])
        found = [Gap(who, known, unknown, still_open[who]) for who, known, unknown in cursor.fetchall()]
    return sorted((gap for gap in found if gap.due), key=lambda gap: (-gap.missing, gap.rate, gap.who or 0))


def open_windows(initiative: Initiative, as_of: date) -> list[Window]:
    return windows(as_of=as_of, initiative=initiative, people=in_play(initiative, as_of), states=OPEN)


def closing(open_: list[Window], as_of: date) -> list[Window]:
    """Those that are lost unless somebody answers before the month is over."""
    after = (as_of.replace(day=28) + timedelta(days=4)).replace(day=1)
    return [window for window in open_ if window.closes_on < after]
