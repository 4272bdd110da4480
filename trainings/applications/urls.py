from django.urls import path

from trainings.applications import views

urlpatterns = [
    # Without an account.
    path("apply/", views.apply_list, name="apply_list"),
    path("apply/again/<str:token>/", views.apply_again, name="apply_again"),
    path("apply/<key:key>/", views.apply, name="apply"),
    # Staff.
    path("initiatives/<key:key>/applications/", views.application_list, name="application_list"),
    path("applications/<key:key>/", views.application_detail, name="application_detail"),
    path("applications/<key:key>/decide/", views.application_decide, name="application_decide"),
    path("programs/<key:key>/application-page/", views.program_recruitment, name="program_recruitment"),
]
