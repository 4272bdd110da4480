from django.urls import path

from trainings.demand import views

urlpatterns = [
    path("needs/", views.need_list, name="need_list"),
    path("needs/<key:key>/", views.need_detail, name="need_detail"),
    path("needs/seats/<key:key>/take-back/", views.seats_take_back, name="seats_take_back"),
]
