from django.urls import path

from intermediary.dashboards.records import views

urlpatterns = [
    path("cohorts/<key:key>/outcomes/", views.cohort_outcomes, name="cohort_outcomes"),
    path("employers/<key:key>/", views.employer_detail, name="employer_detail"),
]
