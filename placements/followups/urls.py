from django.urls import path

from placements.followups import views

urlpatterns = [
    path("c/<str:token>/", views.check_in, name="check_in"),
    path("confirm/<str:token>/", views.employer_confirm, name="employer_confirm"),
]
