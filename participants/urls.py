from django.urls import path

from participants import views

urlpatterns = [
    path("participants/", views.participant_list, name="participant_list"),
    path("participants/add/", views.participant_add, name="participant_add"),
    path("participants/<key:key>/edit/", views.participant_edit, name="participant_edit"),
    path("participants/<key:key>/consent/", views.consent_give, name="consent_give"),
    path("consents/<key:key>/withdraw/", views.consent_withdraw, name="consent_withdraw"),
]
