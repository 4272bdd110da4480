from django.urls import path

from intermediary.dashboards.own import views

urlpatterns = [path("our/", views.own_overview, name="own_overview")]
