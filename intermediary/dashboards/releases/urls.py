from django.urls import path

from intermediary.dashboards.releases import views

urlpatterns = [
    path("grants/<key:key>/releases/build/", views.release_build, name="release_build"),
    path("releases/<int:pk>/", views.release_detail, name="release_detail"),
    path("releases/<int:pk>/publish/", views.release_publish, name="release_publish"),
]
