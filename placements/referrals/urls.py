from django.urls import path

from placements.referrals import views

urlpatterns = [
    # Without an account, by a signed link: the employer's answer, and where the person's referrals stand.
    path("r/<str:token>/", views.referral_answer, name="referral_answer"),
    path("s/<str:token>/", views.referral_status, name="referral_status"),
    # Staff.
    path("initiatives/<key:key>/referrals/", views.referral_list, name="referral_list"),
    path("initiatives/<key:key>/referrals/openings/", views.referral_openings, name="referral_openings"),
    path("initiatives/<key:key>/referrals/replies/", views.reply_times, name="reply_times"),
    path("initiatives/<key:key>/demand/", views.demand_ledger, name="demand_ledger"),
    path("initiatives/<key:key>/demand/records/", views.demand_records, name="demand_records"),
    path("openings/<key:key>/matches/", views.opening_matches, name="opening_matches"),
    path("participants/<key:key>/matches/", views.participant_matches, name="participant_matches"),
    path("participants/<key:key>/job-wish/", views.job_wish, name="job_wish"),
    path("openings/<key:opening>/refer/<key:participant>/", views.referral_form, name="referral_add"),
    path("referrals/<key:key>/", views.referral_detail, name="referral_detail"),
    path("referrals/<key:key>/edit/", views.referral_form, name="referral_edit"),
    path("referrals/<key:key>/send/", views.referral_send, name="referral_send"),
    path("referrals/<key:key>/hire/", views.referral_hire, name="referral_hire"),
    # The employer's own door.
    path("our/demand/", views.own_demand, name="own_demand"),
    path("our/candidates/", views.own_candidates, name="own_candidates"),
    path("our/candidates/<key:key>/", views.own_candidate, name="own_candidate"),
    path("our/candidates/<key:key>/hire/", views.own_candidate_hire, name="own_candidate_hire"),
]
