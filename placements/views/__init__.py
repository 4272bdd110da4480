from placements.views.placements import placement_form, placement_list
from placements.views.portal import own_hires

__all__ = ["own_hires", "placement_form", "placement_list"]
