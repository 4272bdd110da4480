from placements.followups.views.check_in import check_in
from placements.followups.views.confirm import employer_confirm, own_hires_confirm
from placements.followups.views.evidence import evidence_file, follow_up_add, placement_evidence
from placements.followups.views.gap import follow_up_gap
from placements.followups.views.plan import follow_up_plan, follow_up_wishes
from placements.followups.views.queue import follow_up_queue, follow_up_tried
from placements.followups.views.wages import wage_match, wage_match_discard, wage_match_file, wage_match_write

__all__ = ["check_in", "employer_confirm", "evidence_file", "follow_up_add", "follow_up_gap", "follow_up_plan",
           "follow_up_queue", "follow_up_tried", "follow_up_wishes", "own_hires_confirm", "placement_evidence",
           "wage_match", "wage_match_discard", "wage_match_file", "wage_match_write"]  # fmt: skip
