from intermediary.accounts.policy import admit, open_to_all
from intermediary.accounts.roles import ADMINISTRATORS, ANALYSTS, EMPLOYERS, EVERYBODY, FUNDERS, MANAGERS, STAFF

admit(EVERYBODY, "home", rows="own")
admit(STAFF, "today", "initiative_detail", "grant_detail", "grant_workbook", "design")
admit(STAFF, "cohort_outcomes", "employer_detail", "employer_case", "employer_case_pdf")
admit(STAFF, "research", "research_occupation", "research_industry", "research_sources")
admit(STAFF, "participant_detail", "participant_casework", "participant_work", "participant_record")
admit(MANAGERS, "target_set", "target_remove", writes=True)
admit(ADMINISTRATORS, "health")
admit(ADMINISTRATORS, "deactivate", "data_request_answer", "data_request_hold", writes=True)
admit(ADMINISTRATORS, "data_held")
admit(STAFF, "data_requests", writes=True)
open_to_all("live")
admit(STAFF | FUNDERS, "definitions")
admit(STAFF, "run_list", "run_compare")
admit(ANALYSTS, "run_recompute", "run_keep", "run_check", "run_cancel", "run_resume", "run_discard", writes=True)
admit(STAFF, "outcomes", "outcome_records", "outcome_records_file", "data_quality")
admit(STAFF, "compute_again", writes=True)
admit(EMPLOYERS, "own_overview", rows="own firm's")
admit(FUNDERS, "grant_dashboard_list", "grant_dashboard", "grant_compare", rows="own funder's, published")
admit(STAFF | FUNDERS, "release_figure", "release_picture", "release_file", rows="staff all; own funder's, published")
open_to_all("public_dashboard", "public_figure", "public_picture", "public_file", rows="published for everybody")
open_to_all("api_grants", "api_releases", "api_release", "api_release_csv", rows="of the funder whose key is sent")
open_to_all("api_description")
admit(STAFF, "release_list", "release_detail", "release_progress")
admit(
    MANAGERS,
    "release_build",
    "release_build_public",
    "release_correct",
    "release_narrate",
    "release_attack",
    "release_hide",
    "release_publish",
    "release_withdraw",
    "release_discard",
    "release_stop",
    writes=True,
)
