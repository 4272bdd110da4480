from django.urls import path

from intermediary.initiatives.partners import views

HERE = "initiatives/<key:key>"

urlpatterns = [
    path(f"{HERE}/partners/", views.partner_list, name="partner_list"),
    path(f"{HERE}/partners/add/", views.partner_form, name="partner_add"),
    path(f"{HERE}/partners/<int:pk>/edit/", views.partner_form, name="partner_edit"),
    path(f"{HERE}/partners/<int:pk>/agreements/add/", views.agreement_form, name="agreement_add"),
    path(f"{HERE}/partners/<int:pk>/agreements/<int:number>/", views.agreement_form, name="agreement_edit"),
    path(f"{HERE}/partners/<int:pk>/referrals/add/", views.referral_count_add, name="referral_count_add"),
    path(f"{HERE}/referral-counts/<int:pk>/remove/", views.referral_count_remove, name="referral_count_remove"),
    path(f"{HERE}/councils/", views.council_list, name="council_list"),
    path(f"{HERE}/councils/add/", views.council_form, name="council_add"),
    path(f"{HERE}/councils/<int:pk>/", views.council_detail, name="council_detail"),
    path(f"{HERE}/councils/<int:pk>/edit/", views.council_form, name="council_edit"),
    path(f"{HERE}/councils/<int:pk>/seats/add/", views.seat_form, name="seat_add"),
    path(f"{HERE}/councils/<int:pk>/seats/<int:number>/", views.seat_form, name="seat_edit"),
    path(f"{HERE}/councils/<int:pk>/meetings/add/", views.meeting_form, name="meeting_add"),
    path(f"{HERE}/meetings/<int:pk>/", views.meeting_detail, name="meeting_detail"),
    path(f"{HERE}/meetings/<int:pk>/edit/", views.meeting_edit, name="meeting_edit"),
    path(f"{HERE}/meetings/<int:pk>/attendance/", views.meeting_attendance, name="meeting_attendance"),
    path(f"{HERE}/meetings/<int:pk>/decide/", views.meeting_decide, name="meeting_decide"),
    path(f"{HERE}/meetings/<int:pk>/actions/add/", views.action_form, name="action_add"),
    path(f"{HERE}/actions/<int:pk>/edit/", views.action_edit, name="action_edit"),
    path(f"{HERE}/actions/<int:pk>/done/", views.action_done, name="action_done"),
]
