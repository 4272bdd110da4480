from django.urls import path

from trainings.attendance import views

urlpatterns = [
    path("cohorts/<key:key>/sessions/", views.cohort_sessions, name="cohort_sessions"),
    path("cohorts/<key:key>/sessions/plan/", views.cohort_plan, name="cohort_plan"),
    path("cohorts/<key:key>/sessions/add/", views.cohort_session_add, name="cohort_session_add"),
    path("cohorts/<key:key>/sessions/<int:pk>/", views.cohort_session, name="cohort_session"),
    path("cohorts/<key:key>/sessions/<int:pk>/edit/", views.cohort_session_edit, name="cohort_session_edit"),
    path("cohorts/<key:key>/sessions/<int:pk>/sheet/", views.cohort_session_sheet, name="cohort_session_sheet"),
]
