from django.urls import path

from intermediary.dashboards.funders import views
from intermediary.dashboards.funders.api import views as api
from intermediary.dashboards.funders.files.views import release_file

urlpatterns = [
    path("dashboards/", views.grant_dashboard_list, name="grant_dashboard_list"),
    path("dashboards/<key:key>/", views.grant_dashboard, name="grant_dashboard"),
    path("dashboards/<key:key>/compare/", views.grant_compare, name="grant_compare"),
    path("releases/<int:pk>/figures/<key:figure>/", views.release_figure, name="release_figure"),
    path("releases/<int:pk>/figures/<key:figure>/<slug:kind>/", views.release_picture, name="release_picture"),
    path("releases/<int:pk>/files/<slug:kind>/", release_file, name="release_file"),
    path("public/<key:key>/", views.public_dashboard, name="public_dashboard"),
    path("public/releases/<int:pk>/figures/<key:figure>/", views.release_figure, name="public_figure"),
    path("public/releases/<int:pk>/figures/<key:figure>/<slug:kind>/", views.release_picture, name="public_picture"),
    path("public/releases/<int:pk>/files/<slug:kind>/", release_file, name="public_file"),
    path("api/v1/grants/", api.api_grants, name="api_grants"),
    path("api/v1/releases/", api.api_releases, name="api_releases"),
    path("api/v1/releases/<int:pk>/", api.api_release, name="api_release"),
    path("api/v1/releases/<int:pk>/figures.csv", api.api_release_csv, name="api_release_csv"),
    path("api/v1/openapi.json", api.api_description, name="api_description"),
]
