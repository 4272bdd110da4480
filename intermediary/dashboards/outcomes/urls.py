from django.urls import path

from intermediary.dashboards.outcomes import download, records, views

urlpatterns = [
    path("initiatives/<key:key>/outcomes/", views.outcomes, name="outcomes"),
    path("initiatives/<key:key>/outcomes/records/", records.outcome_records, name="outcome_records"),
    path("initiatives/<key:key>/outcomes/records.csv", download.outcome_records_file, name="outcome_records_file"),
    path("definitions/", views.definitions, name="definitions"),
]
