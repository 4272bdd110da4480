from django.urls import path

from intermediary.funding import views

urlpatterns = [
    path("funders/", views.funder_list, name="funder_list"),
    path("funders/add/", views.funder_form, name="funder_add"),
    path("funders/<str:key>/", views.funder_detail, name="funder_detail"),
    path("funders/<str:key>/edit/", views.funder_form, name="funder_edit"),
    path("funders/<str:key>/invite/", views.funder_invite, name="funder_invite"),
    path("grants/", views.grant_list, name="grant_list"),
    path("grants/add/", views.grant_form, name="grant_add"),
    path("grants/<str:key>/edit/", views.grant_form, name="grant_edit"),
]
