from trainings.roster import usual  # noqa: F401  registers what can be done to many
from trainings.roster.bulk import cohort_bulk
from trainings.roster.log import cohort_log
from trainings.roster.page import cohort_detail

__all__ = ["cohort_bulk", "cohort_detail", "cohort_log"]
