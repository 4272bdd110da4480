from django.urls import path

from intermediary.dashboards import views

urlpatterns = [
    path("", views.home, name="home"),
    path("initiatives/<key:key>/", views.initiative_detail, name="initiative_detail"),
    path("grants/<key:key>/", views.grant_detail, name="grant_detail"),
    path("grants/<key:key>/workbook/", views.grant_workbook, name="grant_workbook"),
    path("grants/<key:key>/targets/", views.target_set, name="target_set"),
    path("targets/<int:pk>/remove/", views.target_remove, name="target_remove"),
    path("health/", views.health, name="health"),
    path("health/live/", views.live, name="live"),
    path("design/", views.design, name="design"),
]
