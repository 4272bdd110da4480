from django.urls import path

from intermediary.initiatives import views

urlpatterns = [
    path("initiatives/", views.initiative_list, name="initiative_list"),
    path("initiatives/add/", views.initiative_add, name="initiative_add"),
    path("initiatives/<key:key>/edit/", views.initiative_edit, name="initiative_edit"),
]
