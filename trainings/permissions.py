from intermediary.accounts.policy import admit, open_to_all
from intermediary.accounts.roles import STAFF

open_to_all("seat_offer", rows="the link's own", writes=True, visitors=True)
admit(STAFF, "program_list", "cohort_list", "cohort_log", "certificate")
admit(STAFF, "program_add", "program_edit", "cohort_add", "cohort_edit", "enroll", "enrollment_edit", writes=True)
admit(STAFF, "cohort_detail")
admit(STAFF, "cohort_bulk", writes=True)
admit(STAFF, "credential_add", "credential_edit", "skill_gain_add", "skill_gain_edit", writes=True)
