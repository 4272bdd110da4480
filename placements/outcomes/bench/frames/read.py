"""The tables as data frames: COPY writes them as CSV, dates as day numbers and money as cents, and pandas parses it."""

from io import BytesIO

import pandas as pd
from psycopg import OperationalError
from psycopg.pq import ExecStatus

COLUMNS = {
    "placements": (
        "id, key, participant_id as person, employer_id as employer, cohort_id as cohort, "
        "started_on - {epoch} as start, last_day_worked - {epoch} as last_day, "
        "first_observed_on - {epoch} as first_seen, last_known_employed_on - {epoch} as last_known, "
        "(hourly_wage * 100)::int as wage, (weekly_hours * 100)::int as hours from placements_placement"
    ),
    "follow_ups": (
        "id, placement_id as job, observed_on - {epoch} as day, status, source, employer_id as named "
        "from placements_followup"
    ),
    "enrollments": (
        "id, participant_id as person, cohort_id as cohort, status, enrolled_on - {epoch} as enrolled, "
        "ended_on - {epoch} as ended from trainings_enrollment"
    ),
    "traits": "participant_id as person, gender, array_to_string(race, ' ') as race from participants_traits",
    "prior_jobs": (
        "participant_id as person, (hourly_wage * 100)::int as prior_wage, (weekly_hours * 100)::int as prior_hours, "
        "ended_on - {epoch} as prior_ended from participants_priorjob"
    ),
    "exclusions": "participant_id as person, effective_on - {epoch} as day from participants_exclusion",
    "cohorts": (
        "id as cohort, key, initiative_id as initiative, program_id as program, starts_on - {epoch} as starts "
        "from trainings_cohort"
    ),
    "cohort_grants": "cohort_id as cohort, grant_id as grant from trainings_cohort_grants",
    "initiatives": "id, key from initiatives_initiative",
    "grants": "id, key from funding_grant",
    "programs": "id, key from trainings_program",
    "employers": "id, key from employers_employer",
}
WORDS = {"status": "category", "source": "category", "gender": "category", "race": "category"}


# An empty number is missing; an empty word is an empty word.
NUMBERS = ("last_day", "first_seen", "last_known", "wage", "hours", "cohort", "named", "ended", "prior_wage",
           "prior_hours", "prior_ended", "starts")  # fmt: skip
NOT_WORDS = {name: {number: [""] for number in NUMBERS} for name in COLUMNS}


def read(cursor) -> dict[str, pd.DataFrame]:
    """All of them, over one psycopg cursor. The numbers that may be missing come as floats, as ever in pandas."""
    frames = {}
    for name, columns in COLUMNS.items():
        select = columns.format(epoch="date '1970-01-01'")
        text = copied(cursor.connection.pgconn, f"copy (select {select}) to stdout with (format csv, header)")
        frames[name] = pd.read_csv(text, dtype=WORDS, keep_default_na=False, na_values=NOT_WORDS[name])
    return frames


def copied(connection, statement: str) -> BytesIO:
    """What a COPY sends. By libpq itself: every row is a message of its own, and psycopg's loop over millions of them
    would take as long as all the rest."""
    text = BytesIO()
    begun = connection.exec_(statement.encode())
    if begun.status != ExecStatus.COPY_OUT:
        raise OperationalError(begun.error_message.decode())
    while (taken := connection.get_copy_data(0))[0] > 0:
        text.write(taken[1])
    while connection.get_result() is not None:
        pass
    text.seek(0)
    return text
