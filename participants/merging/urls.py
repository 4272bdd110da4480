from django.urls import path

from participants.merging import views

urlpatterns = [
    path("participants/twice/", views.merge_list, name="merge_list"),
    path("participants/<key:key>/twice/", views.merge_find, name="merge_find"),
    path("participants/<key:key>/merge/<key:other>/", views.merge_compare, name="merge_compare"),
    path("participants/<key:key>/apart/<key:other>/", views.merge_apart, name="merge_apart"),
    path("merges/<int:pk>/undo/", views.merge_undo, name="merge_undo"),
]
