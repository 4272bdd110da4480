from django.urls import include, path

from placements import views

urlpatterns = [
    path("placements/", views.placement_list, name="placement_list"),
    path("participants/<key:participant>/placements/add/", views.placement_form, name="placement_add"),
    path("placements/<key:key>/", views.placement_form, name="placement_edit"),
    path("our/hires/", views.own_hires, name="own_hires"),
    path("", include("placements.followups.urls")),
    path("", include("placements.referrals.urls")),
]
