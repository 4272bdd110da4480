from django.urls import path

from intermediary.dashboards.records import views

urlpatterns = [
    path("cohorts/<key:key>/outcomes/", views.cohort_outcomes, name="cohort_outcomes"),
]
