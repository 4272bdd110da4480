from django.urls import path

from intermediary.dashboards.runs import comparing, views

urlpatterns = [
    path("initiatives/<key:key>/runs/", views.run_list, name="run_list"),
    path("initiatives/<key:key>/runs/recompute/", views.run_recompute, name="run_recompute"),
    path("initiatives/<key:key>/runs/another-day/", views.run_keep, name="run_keep"),
    path("initiatives/<key:key>/runs/check/", views.run_check, name="run_check"),
    path("initiatives/<key:key>/runs/compare/", comparing.run_compare, name="run_compare"),
    path("initiatives/<key:key>/runs/<int:pk>/cancel/", views.run_cancel, name="run_cancel"),
    path("initiatives/<key:key>/runs/<int:pk>/resume/", views.run_resume, name="run_resume"),
    path("initiatives/<key:key>/runs/<int:pk>/discard/", views.run_discard, name="run_discard"),
]
