from django.urls import path

from intermediary.dashboards.records import views

urlpatterns = [
    path("participants/<str:key>/", views.participant_detail, name="participant_detail"),
    path("cohorts/<str:key>/", views.cohort_detail, name="cohort_detail"),
    path("employers/<str:key>/", views.employer_detail, name="employer_detail"),
]
