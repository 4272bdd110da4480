from django.urls import path

from intermediary.initiatives.changes import views

HERE = "initiatives/<key:key>/changes"

urlpatterns = [
    path(f"{HERE}/", views.change_list, name="change_list"),
    path(f"{HERE}/add/", views.change_form, name="change_add"),
    path(f"{HERE}/<int:pk>/", views.change_detail, name="change_detail"),
    path(f"{HERE}/<int:pk>/edit/", views.change_form, name="change_edit"),
    path(f"{HERE}/<int:pk>/verify/", views.change_verify, name="change_verify"),
    path(f"{HERE}/<int:pk>/publish/", views.change_publish, name="change_publish"),
    path(f"{HERE}/<int:pk>/recheck/", views.change_recheck, name="change_recheck"),
    path(f"{HERE}/<int:pk>/evidence/add/", views.change_evidence_add, name="change_evidence_add"),
    path(f"{HERE}/evidence/<int:pk>/", views.change_evidence_file, name="change_evidence_file"),
]
