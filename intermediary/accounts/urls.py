from django.urls import path
from django.views.i18n import set_language

from intermediary.accounts import views

urlpatterns = [
    path("language/", set_language, name="set_language"),
    path("people/", views.people, name="people"),
    path("people/invite/", views.invite, name="invite"),
    path("people/<int:pk>/invite-again/", views.invite_again, name="invite_again"),
    path("welcome/<str:uid>/<str:token>/", views.accept, name="accept"),
]
