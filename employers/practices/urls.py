from django.urls import path

from employers.practices import views

urlpatterns = [
    path("employers/<key:employer>/practices/add/", views.practice_form, name="practice_add"),
    path("practices/<key:key>/edit/", views.practice_form, name="practice_edit"),
    path("practices/<key:key>/document/", views.practice_document, name="practice_document"),
]
