from django.urls import path

from intermediary.funding.contributions import views

HERE = "initiatives/<key:key>"

urlpatterns = [
    path(f"{HERE}/partners/<int:pk>/contributions/add/", views.contribution_form, name="contribution_add"),
    path(f"{HERE}/partners/<int:pk>/contributions/<int:number>/", views.contribution_form, name="contribution_edit"),
    path(f"{HERE}/contributions/<int:pk>/remove/", views.contribution_remove, name="contribution_remove"),
]
