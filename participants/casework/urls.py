from django.urls import path

from participants.casework import views

urlpatterns = [
    path("participants/<key:key>/services/add/", views.service_add, name="service_add"),
    path("participants/<key:key>/services/plan/", views.service_plan, name="service_plan"),
    path("services/<key:key>/given/", views.service_given, name="service_given"),
    path("services/<key:key>/remove/", views.service_remove, name="service_remove"),
    path("participants/<key:key>/support/add/", views.support_add, name="support_add"),
    path("support/<key:key>/remove/", views.support_remove, name="support_remove"),
    path("grants/<key:key>/support-budget/", views.support_budget, name="support_budget"),
    path("participants/<key:key>/notes/add/", views.note_add, name="note_add"),
    path("notes/<key:key>/edit/", views.note_edit, name="note_edit"),
    path("notes/<key:key>/remove/", views.note_remove, name="note_remove"),
    path("participants/<key:key>/goals/add/", views.goal_add, name="goal_add"),
    path("goals/<key:key>/edit/", views.goal_edit, name="goal_edit"),
    path("goals/<key:key>/close/<str:how>/", views.goal_close, name="goal_close"),
    path("goals/<key:key>/reopen/", views.goal_reopen, name="goal_reopen"),
    path("goals/<key:key>/remove/", views.goal_remove, name="goal_remove"),
    path("participants/<key:key>/tasks/add/", views.task_add, name="task_add"),
    path("tasks/<key:key>/edit/", views.task_edit, name="task_edit"),
    path("tasks/<key:key>/done/", views.task_done, name="task_done"),
    path("tasks/<key:key>/undone/", views.task_undone, name="task_undone"),
    path("tasks/<key:key>/remove/", views.task_remove, name="task_remove"),
    path("participants/<key:key>/exclusions/add/", views.exclusion_add, name="exclusion_add"),
    path("exclusions/<key:key>/lift/", views.exclusion_lift, name="exclusion_lift"),
]
