from intermediary.accounts.policy import admit
from intermediary.accounts.roles import STAFF

admit(STAFF, "cohort_sessions", "cohort_session_sheet")
admit(STAFF, "cohort_plan", "cohort_session", "cohort_session_add", "cohort_session_edit", writes=True)
