from django.urls import path

from employers.contacts import views

urlpatterns = [
    path("employers/<key:employer>/contacts/add/", views.contact_form, name="contact_add"),
    path("contacts/<key:key>/edit/", views.contact_form, name="contact_edit"),
]
