from intermediary.accounts.policy import admit, open_to_all
from intermediary.accounts.roles import ADMINISTRATORS, ANALYSTS, EVERYBODY, FUNDERS, MANAGERS, STAFF

admit(EVERYBODY, "home", rows="own")
admit(STAFF, "initiative_detail", "grant_detail", "design")
admit(STAFF, "participant_detail", "cohort_detail", "employer_detail")
admit(MANAGERS, "target_set", "target_remove", writes=True)
admit(ADMINISTRATORS, "health")
open_to_all("live")
admit(STAFF | FUNDERS, "definitions")
admit(STAFF, "run_list", "run_compare")
admit(ANALYSTS, "run_recompute", "run_keep", "run_check", "run_cancel", "run_resume", "run_discard", writes=True)
admit(STAFF, "outcomes", "outcome_records", "outcome_records_file", "data_quality")
admit(STAFF, "compute_again", writes=True)
admit(FUNDERS, "grant_dashboard_list", "grant_dashboard", rows="own funder's")
admit(MANAGERS, "release_build", "release_publish", writes=True)
admit(STAFF, "release_detail")
