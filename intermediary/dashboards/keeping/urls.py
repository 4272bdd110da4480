from django.urls import path

from intermediary.dashboards.keeping import views

urlpatterns = [
    path("people/<int:pk>/deactivate/", views.deactivate, name="deactivate"),
    path("participants/<key:key>/data/", views.data_requests, name="data_requests"),
    path("participants/<key:key>/data/held/", views.data_held, name="data_held"),
    path("data-requests/<int:pk>/answered/", views.data_request_answer, name="data_request_answer"),
    path("data-requests/<int:pk>/hold/", views.data_request_hold, name="data_request_hold"),
]
