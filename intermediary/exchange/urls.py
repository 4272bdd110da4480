from django.urls import path

from intermediary.exchange import views

BATCH = "initiatives/<key:key>/imports/<int:pk>/"

urlpatterns = [
    path("initiatives/<key:key>/imports/", views.import_list, name="import_list"),
    path("initiatives/<key:key>/imports/new/", views.import_new, name="import_new"),
    path(BATCH, views.import_detail, name="import_detail"),
    path(f"{BATCH}columns/", views.import_columns, name="import_columns"),
    path(f"{BATCH}look-alikes/", views.import_alike, name="import_alike"),
    path(f"{BATCH}columns-again/", views.import_reopen, name="import_reopen"),
    path(f"{BATCH}begin/", views.import_begin, name="import_begin"),
    path(f"{BATCH}cancel/", views.import_cancel, name="import_cancel"),
    path(f"{BATCH}undo/", views.import_undo, name="import_undo"),
    path(f"{BATCH}rows/", views.import_rows, name="import_rows"),
    path(f"{BATCH}notes/", views.import_notes, name="import_notes"),
    path(f"{BATCH}marked/", views.import_marked, name="import_marked"),
]
