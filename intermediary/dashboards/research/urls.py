from django.urls import path

from intermediary.dashboards.research import views

urlpatterns = [
    path("research/sources/", views.research_sources, name="research_sources"),
    path("initiatives/<key:key>/research/", views.research, name="research"),
    path(
        "initiatives/<key:key>/research/occupations/<str:soc>/", views.research_occupation, name="research_occupation"
    ),
    path("initiatives/<key:key>/research/industries/<str:naics>/", views.research_industry, name="research_industry"),
]
