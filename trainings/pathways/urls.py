from django.urls import path

from trainings.pathways import views

HERE = "initiatives/<key:key>/pathways"

urlpatterns = [
    path(f"{HERE}/", views.pathway_list, name="pathway_list"),
    path(f"{HERE}/add/", views.pathway_form, name="pathway_add"),
    path(f"{HERE}/<int:pk>/edit/", views.pathway_form, name="pathway_edit"),
    path(f"{HERE}/<int:pk>/steps/add/", views.step_form, name="step_add"),
    path(f"{HERE}/<int:pk>/steps/<int:number>/", views.step_form, name="step_edit"),
    path(f"{HERE}/<int:pk>/steps/<int:number>/remove/", views.step_remove, name="step_remove"),
    path(f"{HERE}/<int:pk>/ways/add/", views.edge_form, name="edge_add"),
    path(f"{HERE}/<int:pk>/ways/<int:number>/", views.edge_form, name="edge_edit"),
    path(f"{HERE}/<int:pk>/ways/<int:number>/remove/", views.edge_remove, name="edge_remove"),
]
