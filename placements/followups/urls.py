from django.urls import path

from placements.followups import views

urlpatterns = [
    # Without an account, by a signed link.
    path("c/<str:token>/", views.check_in, name="check_in"),
    path("confirm/<str:token>/", views.employer_confirm, name="employer_confirm"),
    path("our/hires/confirm/", views.own_hires_confirm, name="own_hires_confirm"),
    # Staff.
    path("initiatives/<key:key>/follow-ups/", views.follow_up_queue, name="follow_up_queue"),
    path("initiatives/<key:key>/follow-ups/gap/", views.follow_up_gap, name="follow_up_gap"),
    path("initiatives/<key:key>/follow-ups/plan/", views.follow_up_plan, name="follow_up_plan"),
    path("initiatives/<key:key>/wages/", views.wage_match, name="wage_match"),
    path("initiatives/<key:key>/wages/people.csv", views.wage_match_file, name="wage_match_file"),
    path("initiatives/<key:key>/wages/<int:pk>/write/", views.wage_match_write, name="wage_match_write"),
    path("initiatives/<key:key>/wages/<int:pk>/discard/", views.wage_match_discard, name="wage_match_discard"),
    path("participants/<key:key>/tried/", views.follow_up_tried, name="follow_up_tried"),
    path("participants/<key:key>/how-to-ask/", views.follow_up_wishes, name="follow_up_wishes"),
    path("placements/<key:key>/evidence/", views.placement_evidence, name="placement_evidence"),
    path("placements/<key:key>/follow-up/", views.follow_up_add, name="follow_up_add"),
    path("evidence/<int:pk>/", views.evidence_file, name="evidence_file"),
]
