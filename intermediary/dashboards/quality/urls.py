from django.urls import path

from intermediary.dashboards.quality import views

urlpatterns = [
    path("initiatives/<key:key>/data-quality/", views.data_quality, name="data_quality"),
    path("initiatives/<key:key>/compute-again/", views.compute_again, name="compute_again"),
]
