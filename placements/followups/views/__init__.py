from placements.followups.views.check_in import check_in
from placements.followups.views.confirm import employer_confirm

__all__ = ["check_in", "employer_confirm"]
