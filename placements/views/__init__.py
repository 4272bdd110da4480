from placements.views.placements import follow_up_add, placement_form, placement_list
from placements.views.portal import own_hires

__all__ = ["follow_up_add", "own_hires", "placement_form", "placement_list"]
