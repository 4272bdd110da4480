from django.urls import path

from employers import views

urlpatterns = [
    path("employers/", views.employer_list, name="employer_list"),
    path("employers/add/", views.employer_form, name="employer_add"),
    path("employers/<key:key>/edit/", views.employer_form, name="employer_edit"),
    path("employers/<key:key>/invite/", views.contact_invite, name="contact_invite"),
    path("employers/<key:key>/postings/", views.employer_postings, name="employer_postings"),
    path("employers/<key:employer>/openings/add/", views.opening_form, name="opening_add"),
    path("employers/<key:employer>/headcounts/add/", views.headcount_form, name="headcount_add"),
    path("headcounts/<key:key>/edit/", views.headcount_form, name="headcount_edit"),
    path("openings/", views.opening_list, name="opening_list"),
    path("openings/quality/", views.opening_quality, name="opening_quality"),
    path("openings/<key:key>/", views.opening_detail, name="opening_detail"),
    path("openings/<key:key>/approve/", views.opening_approve, name="opening_approve"),
    path("openings/<key:key>/return/", views.opening_return, name="opening_return"),
    path("openings/<key:key>/edit/", views.opening_form, name="opening_edit"),
    path("openings/<key:key>/fill/", views.opening_fill, name="opening_fill"),
    path("openings/fills/<key:key>/remove/", views.opening_free, name="opening_free"),
    path("public/<key:key>/openings/", views.public_opening_list, name="public_opening_list"),
    path("public/<key:key>/openings/feed.json", views.public_opening_feed, name="public_opening_feed"),
    path("public/<key:key>/openings/<key:opening>/", views.public_opening, name="public_opening"),
    path("our/openings/", views.own_openings, name="own_openings"),
    path("our/openings/add/<key:employer>/", views.own_opening_form, name="own_opening_add"),
    path("our/openings/import/<key:employer>/", views.own_postings, name="own_postings"),
    path("our/openings/<key:key>/edit/", views.own_opening_form, name="own_opening_edit"),
]
