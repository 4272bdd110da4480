from django.urls import path

from participants import views

urlpatterns = [
    path("participants/", views.participant_list, name="participant_list"),
    path("participants/add/", views.participant_add, name="participant_add"),
    path("participants/alike/", views.participant_alike, name="participant_alike"),
    path("participants/<key:key>/documents/add/", views.document_add, name="document_add"),
    path("documents/<int:pk>/", views.document_file, name="document_file"),
    path("documents/<int:pk>/remove/", views.document_remove, name="document_remove"),
    path("participants/<key:key>/edit/", views.participant_edit, name="participant_edit"),
    path("participants/<key:key>/consent/", views.consent_give, name="consent_give"),
    path("consents/<key:key>/withdraw/", views.consent_withdraw, name="consent_withdraw"),
]
