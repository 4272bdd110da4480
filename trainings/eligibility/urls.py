from django.urls import path

from trainings.eligibility import views

urlpatterns = [
    path("programs/<key:key>/eligibility/", views.program_eligibility, name="program_eligibility"),
    path("grants/<key:key>/eligibility/", views.grant_eligibility, name="grant_eligibility"),
    path("cohorts/<key:key>/eligibility/", views.cohort_eligibility, name="cohort_eligibility"),
    path("cohorts/<key:key>/eligibility/<key:person>/", views.person_eligibility, name="person_eligibility"),
]
