from intermediary.dashboards.views.grants import grant_detail, grant_workbook, target_remove, target_set
from intermediary.dashboards.views.home import home
from intermediary.dashboards.views.operators import design, health, live
from intermediary.dashboards.views.overview import initiative_detail

__all__ = [
    "design",
    "grant_detail",
    "grant_workbook",
    "health",
    "home",
    "initiative_detail",
    "live",
    "target_remove",
    "target_set",
]
