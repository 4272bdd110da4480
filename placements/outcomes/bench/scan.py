"""The floor: read every column that the figures need, once, and do nothing with it."""

from django.db import connection

from intermediary.accounts.scope import acting

COLUMNS = {
    "placements_placement": "id key participant_id employer_id cohort_id started_on last_day_worked first_observed_on "
    "last_known_employed_on hourly_wage weekly_hours",
    "placements_followup": "id placement_id observed_on status source employer_id",
    "trainings_enrollment": "participant_id cohort_id status enrolled_on ended_on",
    "participants_traits": "participant_id gender race",
    "participants_priorjob": "participant_id hourly_wage weekly_hours ended_on",
    "participants_exclusion": "participant_id effective_on",
}


def scan(workers: int = 0) -> None:
    """A sequential scan of each table; with `workers` PostgreSQL may take as many processes more."""
    with acting("system"), connection.cursor() as cursor:
        cursor.execute("set local jit = off")
        cursor.execute(f"set local max_parallel_workers_per_gather = {workers}")
        cursor.execute("set local enable_indexonlyscan = off")
        for table, columns in COLUMNS.items():
            counted = ", ".join(f"count({column})" for column in columns.split())
            cursor.execute(f"select {counted} from {table}")
