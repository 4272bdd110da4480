from django.urls import path

from intermediary.funding import views

urlpatterns = [
    path("funders/", views.funder_list, name="funder_list"),
    path("funders/add/", views.funder_form, name="funder_add"),
    path("funders/<key:key>/", views.funder_detail, name="funder_detail"),
    path("funders/<key:key>/edit/", views.funder_form, name="funder_edit"),
    path("funders/<key:key>/invite/", views.funder_invite, name="funder_invite"),
    path("funders/<key:key>/keys/", views.key_make, name="funder_key_make"),
    path("funders/keys/<int:pk>/revoke/", views.key_revoke, name="funder_key_revoke"),
    path("grants/", views.grant_list, name="grant_list"),
    path("grants/add/", views.grant_form, name="grant_add"),
    path("grants/<key:key>/reports/add/", views.report_add, name="report_add"),
    path("reports/", views.report_list, name="report_list"),
    path("reports/<int:pk>/move/", views.report_move, name="report_move"),
    path("reports/<int:pk>/sent/", views.report_sent_in, name="report_sent_in"),
    path("reports/<int:pk>/reopen/", views.report_reopen, name="report_reopen"),
    path("reports/<int:pk>/remove/", views.report_remove, name="report_remove"),
    path("grants/<key:key>/edit/", views.grant_form, name="grant_edit"),
]
