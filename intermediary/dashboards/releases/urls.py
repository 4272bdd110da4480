from django.urls import path

from intermediary.dashboards.releases import views

urlpatterns = [
    path("releases/", views.release_list, name="release_list"),
    path("grants/<key:key>/releases/build/", views.release_build, name="release_build"),
    path("initiatives/<key:key>/releases/build/", views.release_build_public, name="release_build_public"),
    path("releases/jobs/<int:pk>/", views.release_progress, name="release_progress"),
    path("releases/jobs/<int:pk>/stop/", views.release_stop, name="release_stop"),
    path("releases/<int:pk>/", views.release_detail, name="release_detail"),
    path("releases/<int:pk>/narrative/", views.release_narrate, name="release_narrate"),
    path("releases/<int:pk>/check/", views.release_attack, name="release_attack"),
    path("releases/<int:pk>/hide/", views.release_hide, name="release_hide"),
    path("releases/<int:pk>/publish/", views.release_publish, name="release_publish"),
    path("releases/<int:pk>/withdraw/", views.release_withdraw, name="release_withdraw"),
    path("releases/<int:pk>/correct/", views.release_correct, name="release_correct"),
    path("releases/<int:pk>/discard/", views.release_discard, name="release_discard"),
]
