from django.urls import include, path

from trainings import views
from trainings.roster import views as roster

urlpatterns = [
    # Without an account, by a signed link.
    path("seat/<str:token>/", views.seat_offer, name="seat_offer"),
    # Staff.
    path("programs/", views.program_list, name="program_list"),
    path("programs/add/", views.program_form, name="program_add"),
    path("programs/<key:key>/edit/", views.program_form, name="program_edit"),
    path("cohorts/", views.cohort_list, name="cohort_list"),
    path("cohorts/add/", views.cohort_form, name="cohort_add"),
    path("cohorts/<key:key>/", roster.cohort_detail, name="cohort_detail"),
    path("cohorts/<key:key>/bulk/", roster.cohort_bulk, name="cohort_bulk"),
    path("cohorts/<key:key>/log/", roster.cohort_log, name="cohort_log"),
    path("cohorts/<key:key>/edit/", views.cohort_form, name="cohort_edit"),
    path("cohorts/<key:key>/enroll/", views.enroll, name="enroll"),
    path("enrollments/<key:key>/edit/", views.enrollment_edit, name="enrollment_edit"),
    path("enrollments/<key:key>/certificate/", views.certificate, name="certificate"),
    path("participants/<key:key>/credentials/add/", views.credential_form, name="credential_add"),
    path("participants/<key:key>/skill-gains/add/", views.skill_gain_form, name="skill_gain_add"),
    path("credentials/<key:key>/edit/", views.credential_edit, name="credential_edit"),
    path("skill-gains/<key:key>/edit/", views.skill_gain_edit, name="skill_gain_edit"),
    path("", include("trainings.applications.urls")),
    path("", include("trainings.attendance.urls")),
]
