from django.urls import path

from intermediary.exchange import views

urlpatterns = [
    path("initiatives/<key:key>/imports/", views.import_list, name="import_list"),
    path("initiatives/<key:key>/imports/new/", views.import_new, name="import_new"),
    path("initiatives/<key:key>/imports/<int:pk>/", views.import_detail, name="import_detail"),
]
