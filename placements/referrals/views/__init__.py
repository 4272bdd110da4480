from placements.referrals.views.demand import demand_ledger, demand_records
from placements.referrals.views.fitting import job_wish, opening_matches, participant_matches, referral_openings
from placements.referrals.views.links import referral_answer, referral_status
from placements.referrals.views.portal import own_candidate, own_candidate_hire, own_candidates, own_demand
from placements.referrals.views.referrals import (
    referral_detail,
    referral_form,
    referral_hire,
    referral_list,
    referral_send,
)
from placements.referrals.views.replies import reply_times

__all__ = ["demand_ledger", "demand_records", "job_wish", "opening_matches", "own_candidate", "own_candidate_hire",
           "own_candidates", "own_demand", "participant_matches", "referral_answer", "referral_detail", "referral_form",
           "referral_hire", "referral_list", "referral_openings", "referral_send", "referral_status",
           "reply_times"]  # fmt: skip
