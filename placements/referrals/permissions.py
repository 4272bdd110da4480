from intermediary.accounts.policy import admit, open_to_all
from intermediary.accounts.roles import EMPLOYERS, STAFF

admit(STAFF, "referral_list", "referral_openings", "opening_matches", "participant_matches")
admit(STAFF, "demand_ledger", "demand_records", "reply_times")
admit(STAFF, "job_wish", writes=True)
admit(STAFF, "referral_detail", "referral_add", "referral_edit", "referral_send", "referral_hire", writes=True)
open_to_all("referral_answer", "referral_status", rows="the link's own", writes=True, visitors=True)
admit(EMPLOYERS, "own_candidates", "own_demand", rows="own firm's, under consent")
admit(EMPLOYERS, "own_candidate", "own_candidate_hire", rows="own firm's, under consent", writes=True)
