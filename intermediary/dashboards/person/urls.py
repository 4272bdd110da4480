from django.urls import path

from intermediary.dashboards.person import views

urlpatterns = [
    path("participants/<key:key>/", views.participant_detail, name="participant_detail"),
    path("participants/<key:key>/plan/", views.participant_casework, name="participant_casework"),
    path("participants/<key:key>/work/", views.participant_work, name="participant_work"),
    path("participants/<key:key>/details/", views.participant_record, name="participant_record"),
]
