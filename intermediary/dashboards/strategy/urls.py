from django.urls import path

from intermediary.dashboards.strategy import views

HERE = "initiatives/<key:key>"

urlpatterns = [
    path(f"{HERE}/board/", views.board_page, name="board_page"),
    path(f"{HERE}/goals/", views.goal_list, name="initiative_goal_list"),
    path(f"{HERE}/goals/add/", views.goal_form, name="initiative_goal_add"),
    path(f"{HERE}/goals/<int:pk>/", views.goal_form, name="initiative_goal_edit"),
    path(f"{HERE}/goals/<int:pk>/remove/", views.goal_remove, name="initiative_goal_remove"),
    path(f"{HERE}/partners/<int:pk>/", views.partner_detail, name="partner_detail"),
    path(f"{HERE}/partners/<int:pk>/record/", views.partner_known_as, name="partner_known_as"),
    path(f"{HERE}/pathways/<int:pk>/", views.pathway_detail, name="pathway_detail"),
    path(f"{HERE}/pathways/<int:pk>/picture/<slug:kind>/", views.pathway_picture, name="pathway_picture"),
    path("public/<key:key>/initiative/", views.public_initiative, name="public_initiative"),
    path("public/pathways/<int:pk>/", views.public_pathway, name="public_pathway"),
    path("public/pathways/<int:pk>/frame/", views.public_pathway_frame, name="public_pathway_frame"),
    path("public/pathways/<int:pk>/picture/<slug:kind>/", views.public_pathway_picture, name="public_pathway_picture"),
]
