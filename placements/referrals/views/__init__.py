from placements.referrals.views.fitting import job_wish, opening_matches, participant_matches, referral_openings
from placements.referrals.views.links import referral_answer, referral_status
from placements.referrals.views.portal import own_candidate, own_candidate_hire, own_candidates
from placements.referrals.views.referrals import (
    referral_detail,
    referral_form,
    referral_hire,
    referral_list,
    referral_send,
)

__all__ = ["job_wish", "opening_matches", "own_candidate", "own_candidate_hire", "own_candidates",
           "participant_matches", "referral_answer", "referral_detail", "referral_form", "referral_hire",
           "referral_list", "referral_openings", "referral_send", "referral_status"]  # fmt: skip
