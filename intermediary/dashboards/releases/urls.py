from django.urls import path

from intermediary.dashboards.releases import views

urlpatterns = [
    path("dashboards/", views.grant_dashboard_list, name="grant_dashboard_list"),
    path("dashboards/<key:key>/", views.grant_dashboard, name="grant_dashboard"),
    path("grants/<key:key>/releases/build/", views.release_build, name="release_build"),
    path("releases/<int:pk>/", views.release_detail, name="release_detail"),
    path("releases/<int:pk>/publish/", views.release_publish, name="release_publish"),
]
