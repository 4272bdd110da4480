from django.urls import path

from trainings import views

urlpatterns = [
    # Without an account, by a signed link.
    path("seat/<str:token>/", views.seat_offer, name="seat_offer"),
    # Staff.
    path("programs/", views.program_list, name="program_list"),
    path("programs/add/", views.program_form, name="program_add"),
    path("programs/<key:key>/edit/", views.program_form, name="program_edit"),
    path("cohorts/", views.cohort_list, name="cohort_list"),
    path("cohorts/add/", views.cohort_form, name="cohort_add"),
    path("cohorts/<key:key>/edit/", views.cohort_form, name="cohort_edit"),
    path("cohorts/<key:key>/enroll/", views.enroll, name="enroll"),
    path("enrollments/<key:key>/edit/", views.enrollment_edit, name="enrollment_edit"),
]
