"""Who is about to be lost: absences in a row and hours behind, from the marks, with the reason in words.

Only what was said counts: a session of which nobody took attendance is not known, and nobody missed it. Who is excused
was not there, so the hours are behind, but it breaks no streak and is none.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trainings.enums import EnrollmentStatus

IN_A_ROW = 3  # [D] absences without a session attended between them
HOURS, SHARE = 8, Decimal("0.10")  # [D] behind by a day of training, and by a tenth of what was held

STANDINGS = """
with said as (
    select m.enrollment_id, m.presence, s.hours, s.held_on + coalesce(s.starts_at, '00:00') as moment,
           coalesce(m.hours, case when m.presence in ('present', 'late') then s.hours else 0 end) as got
    from attendance_mark m
    join attendance_session s on s.id = m.session_id and not s.cancelled and s.held_on <= %(as_of)s
    join trainings_enrollment e on e.id = m.enrollment_id
    join trainings_cohort c on c.id = e.cohort_id
    where {scope}
), latest as (
    select *, max(moment) filter (where presence in ('present', 'late')) over (partition by enrollment_id) as seen
    from said
)
select enrollment_id, count(*), sum(hours), sum(got),
       count(*) filter (where presence = 'absent' and (seen is null or moment > seen)), max(moment)::date
from latest group by 1
"""


@dataclass(frozen=True)
class Standing:
    """What is known of one person's attendance as of a day. Hours of training: `held` for them, and `attended`."""

    sessions: int = 0
    held: Decimal = Decimal(0)
    attended: Decimal = Decimal(0)
    in_a_row: int = 0
    last: date | None = None

    @property
    def behind(self) -> Decimal:
        return self.held - self.attended

    @property
    def reasons(self) -> list[str]:
        """Why this person is at risk, in words; empty where they are not."""
        found = []
        if self.in_a_row >= IN_A_ROW:
            found.append(_("missed %(n)d sessions in a row") % {"n": self.in_a_row})
        if self.behind >= HOURS and self.behind >= SHARE * self.held:
            hours = int(self.behind)
            found.append(ngettext("%(n)d hour behind", "%(n)d hours behind", hours) % {"n": hours})
        return found

    @property
    def risk(self) -> str:
        """The reasons as one line, which begins as a sentence does."""
        words = "; ".join(self.reasons)
        return words[:1].upper() + words[1:]


def of_cohort(cohort, as_of: date) -> dict[int, Standing]:
    """Enrollment's id → standing, of everybody in a cohort of whom anything was said."""
    return _standings("e.cohort_id = %(cohort)s", as_of, cohort=cohort.pk)


def of_initiative(initiative, as_of: date) -> dict[int, Standing]:
    """The same of everybody who is in training now."""
    scope = "c.initiative_id = %(initiative)s and e.status = %(status)s"
    return _standings(scope, as_of, initiative=initiative.pk, status=str(EnrollmentStatus.ENROLLED))


def _standings(scope: str, as_of: date, **parameters) -> dict[int, Standing]:
    with connection.cursor() as cursor:
        cursor.execute(STANDINGS.format(scope=scope), {"as_of": as_of, **parameters})
        return {row[0]: Standing(*row[1:]) for row in cursor.fetchall()}
