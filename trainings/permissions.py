from intermediary.accounts.policy import admit
from intermediary.accounts.roles import STAFF

admit(STAFF, "program_list", "cohort_list")
admit(STAFF, "program_add", "program_edit", "cohort_add", "cohort_edit", "enroll", "enrollment_edit", writes=True)
