from intermediary.dashboards.person.views.casework import participant_casework
from intermediary.dashboards.person.views.overview import participant_detail
from intermediary.dashboards.person.views.record import participant_record
from intermediary.dashboards.person.views.work import participant_work

__all__ = ["participant_casework", "participant_detail", "participant_record", "participant_work"]
