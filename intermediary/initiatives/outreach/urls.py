from django.urls import path

from intermediary.initiatives.outreach import views

HERE = "initiatives/<key:key>/outreach"

urlpatterns = [
    path(f"{HERE}/", views.campaign_list, name="campaign_list"),
    path(f"{HERE}/add/", views.campaign_form, name="campaign_add"),
    path(f"{HERE}/<int:pk>/", views.campaign_detail, name="campaign_detail"),
    path(f"{HERE}/<int:pk>/edit/", views.campaign_form, name="campaign_edit"),
    path(f"{HERE}/<int:pk>/state/", views.campaign_state, name="campaign_state"),
    path(f"{HERE}/stated/<int:pk>/withdraw/", views.campaign_withdraw, name="campaign_withdraw"),
]
