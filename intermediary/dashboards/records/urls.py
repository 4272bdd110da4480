from django.urls import path

from intermediary.dashboards.records import views

urlpatterns = [
    path("cohorts/<key:key>/", views.cohort_detail, name="cohort_detail"),
    path("employers/<key:key>/", views.employer_detail, name="employer_detail"),
]
