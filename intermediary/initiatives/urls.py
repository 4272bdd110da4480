from django.urls import path

from intermediary.initiatives import views

urlpatterns = [
    path("initiatives/", views.initiative_list, name="initiative_list"),
    path("initiatives/add/", views.initiative_add, name="initiative_add"),
    path("initiatives/<key:key>/edit/", views.initiative_edit, name="initiative_edit"),
    path("initiatives/<key:key>/region/", views.initiative_region, name="initiative_region"),
    path("initiatives/<key:key>/occupations/", views.initiative_occupations, name="initiative_occupations"),
    path("initiatives/<key:key>/standard/", views.initiative_standard, name="initiative_standard"),
    path("initiatives/<key:key>/people/", views.initiative_people, name="initiative_people"),
]
