from django.urls import path

from intermediary.dashboards.outcomes import views

urlpatterns = [
    path("initiatives/<key:key>/outcomes/", views.outcomes, name="outcomes"),
    path("definitions/", views.definitions, name="definitions"),
]
