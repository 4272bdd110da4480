from django.urls import path

from intermediary.saved import views

urlpatterns = [
    path("views/save/", views.view_save, name="view_save"),
    path("views/<int:pk>/remove/", views.view_remove, name="view_remove"),
]
