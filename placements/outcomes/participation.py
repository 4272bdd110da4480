"""One person's periods of participation as they stand now, by the very statements of the engine, in one query."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

from placements.outcomes.definitions.wioa import EXIT_DAYS
from placements.outcomes.engine.periods import ATTENDANCE, ATTENDED, PARTICIPATION, PLANNED
from placements.outcomes.engine.sources import TABLES

NOW = f"""
with e_people as (select %(person)s::bigint as participant_id),
e_attended as ({ATTENDED}), e_attendance as ({ATTENDANCE}), e_planned as ({PLANNED}),
e_participation as ({PARTICIPATION})
select p.entry, p.exit_on, max(a.last),
       bool_or(a.cohort_id is not null and a.last = %(as_of)s),
       (select min(s.provided_on) from {{service}} s where s.participant_id = p.participant_id and s.keeps_open
        and s.provided_on > %(as_of)s)
from e_participation p join e_attendance a on a.participant_id = p.participant_id and a.first >= p.entry
     and (p.exit_on is null or a.first <= p.exit_on)
group by p.id, p.participant_id, p.entry, p.exit_on order by p.entry
"""


@dataclass(frozen=True)
class Period:
    """A period of participation. `exit_on` is empty while it is open; `last` is the last day that kept it open so far.

    `in_training`: a seat in a cohort keeps it open, through today. `planned_on`: the next service that is planned.
    """

    entry: date
    exit_on: date | None
    last: date
    in_training: bool
    planned_on: date | None

    @property
    def decided_on(self) -> date:
        """The first day at whose end the exit is known, where nothing more is given. It is dated back to `last`."""
        return self.last + timedelta(days=EXIT_DAYS)


def periods(participant_id: int, as_of: date) -> list[Period]:
    """The person's periods at the end of `as_of`, of all initiatives together, the earliest first."""
    parameters = {"person": participant_id, "as_of": as_of, "progress_start": as_of, "progress_end": as_of}
    with connection.cursor() as cursor:
        cursor.execute(NOW.format(**TABLES), parameters)
        return [Period(*row) for row in cursor.fetchall()]
