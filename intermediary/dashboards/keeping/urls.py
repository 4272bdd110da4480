from django.urls import path

from intermediary.dashboards.keeping import views

urlpatterns = [
    path("people/<int:pk>/deactivate/", views.deactivate, name="deactivate"),
]
